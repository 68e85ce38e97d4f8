using System.Text.Json;

namespace KonnectPS.Client;

/// <summary>Refuses answers that lack what nothing can be done without.</summary>
internal static class Answer
{
    /// <summary>The value, which the contract says is there.</summary>
    /// <exception cref="JsonException">It is null.</exception>
    public static void Demand(object? value, string field)
    {
        if (value is null)
        {
            throw new JsonException($"The field {field} is null.");
        }
    }
}
