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

    /// <summary>The items of a list, which may itself be missing.</summary>
    /// <exception cref="JsonException">One of them is null.</exception>
    public static void DemandItems<T>(IReadOnlyList<T>? items, string field)
        where T : class
    {
        foreach (var item in items ?? [])
        {
            Demand(item, field + "[]");
        }
    }
}
