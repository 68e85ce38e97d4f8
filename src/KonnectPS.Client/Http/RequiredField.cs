using System.Security;
using System.Text.Json;

namespace KonnectPS.Client;

/// <summary>Rejects responses in which a required field is missing.</summary>
internal static class RequiredField
{
    private const string Null = " is null.";

    /// <summary>The value, which the contract says is there.</summary>
    /// <exception cref="JsonException">It is null, or a text without a character.</exception>
    public static void Demand(object? value, string field)
    {
        DemandPresent(value, field);
        if (value is string { Length: 0 } or SecureString { Length: 0 })
        {
            throw new JsonException($"The field {field} is empty.");
        }
    }

    /// <summary>The value, which the contract says is there; a name may be empty.</summary>
    /// <exception cref="JsonException">It is null.</exception>
    public static void DemandPresent(object? value, string field)
    {
        if (value is null)
        {
            throw new JsonException($"The field {field}{Null}");
        }
    }

    /// <summary>True for the exception about a field that is null, or that the reader took for null.</summary>
    public static bool IsNull(JsonException flaw) => flaw.Message.EndsWith(Null, StringComparison.Ordinal);

    /// <summary>The value, which has to be the one that was asked for, whatever white space it lost at its ends.</summary>
    /// <param name="value">What the response says.</param>
    /// <param name="wanted">What the request said; null where it said nothing.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="comparison">How they are compared.</param>
    /// <exception cref="JsonException">It is another one: the change was not made.</exception>
    public static void DemandSame(string? value, string? wanted, string field, StringComparison comparison = StringComparison.Ordinal)
    {
        if (wanted is not null && !(value ?? "").Trim().Equals(ServerText.Clean(wanted).Trim(), comparison))
        {
            throw new JsonException($"The field {field} is not what was asked for.");
        }
    }

    /// <summary>The items of a list, which may itself be missing; a text among them may be empty.</summary>
    /// <exception cref="JsonException">One of them is null.</exception>
    public static void DemandItems<T>(IReadOnlyList<T>? items, string field)
        where T : class
    {
        foreach (var item in items ?? [])
        {
            DemandPresent(item, field + "[]");
        }
    }
}
