using System.Collections;
using System.Globalization;
using System.Security;

namespace KonnectPS.Tests.Leaks;

/// <summary>All the text that can be got out of an object by its public members, as views, ConvertTo-Json and a curious user do.</summary>
internal static class ObjectText
{
    private const int Deepest = 8;

    public static IReadOnlyList<string> Of(object? value)
    {
        List<string> found = [];
        Walk(value, found, new HashSet<object>(ReferenceEqualityComparer.Instance), 0);
        return found;
    }

    private static void Walk(object? value, List<string> found, HashSet<object> seen, int depth)
    {
        var inner = value is PSObject wrapped ? wrapped.BaseObject : value;
        switch (inner)
        {
            // What is in one is asked for by name.
            case null or SecureString or Type or System.Reflection.MemberInfo or ScriptBlock or CommandInfo:
                return;
            case string text:
                found.Add(text);
                return;
        }

        if (inner.GetType().IsPrimitive || depth == Deepest || !seen.Add(inner))
        {
            return;
        }

        found.Add(Convert.ToString(inner, CultureInfo.InvariantCulture) ?? "");
        if (inner is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                Walk(entry.Key, found, seen, depth + 1);
                Walk(entry.Value, found, seen, depth + 1);
            }
        }
        else if (inner is IEnumerable many and not Uri)
        {
            foreach (var one in many)
            {
                Walk(one, found, seen, depth + 1);
            }
        }

        // Those that types.ps1xml adds among them.
        foreach (var property in PSObject.AsPSObject(inner).Properties)
        {
            try
            {
                Walk(property.Value, found, seen, depth + 1);
            }
            catch (GetValueException)
            {
                // Has no value now, so that nothing is shown of it either.
            }
        }
    }
}
