using System.Text.Json;

namespace KonnectPS.Client;

/// <summary>Says for a person what is missing or wrong in a response, and where.</summary>
internal static class MalformedResponse
{
    /// <summary>After these words and a colon the reader's message lists the fields that are missing; what stands between differs by version.</summary>
    private const string MissingFields = "missing required properties";

    /// <summary>What is wrong, to follow "The response": <c>is not what the contract says at $.data[0].id</c>.</summary>
    public static string Of(Exception flaw)
    {
        const string Wrong = "is not what the contract says";
        if (flaw is not JsonException json)
        {
            return Wrong;
        }

        if (json.InnerException is JsonException)
        {
            return "is no JSON that can be read";
        }

        if (json.Message.StartsWith("The field ", StringComparison.Ordinal))
        {
            return $"{Wrong}: {PlainText.Of(json.Message.TrimEnd('.').Replace("The field", "the field"))}{At(json)}";
        }

        var missing = json.Message.IndexOf(MissingFields, StringComparison.Ordinal);
        var list = missing < 0 ? -1 : json.Message.IndexOf(':', missing);
        return list >= 0 ? $"{Wrong}: {Missing(json.Message.Substring(list + 1))}{At(json)}" : Wrong + At(json);
    }

    /// <summary>The names, whether the reader quotes them and ends with a stop or does neither.</summary>
    private static string Missing(string list)
    {
        var names = PlainText.Of(list.Split('.')[0].Replace("'", "").Trim());
        return names.IndexOf(',') < 0 ? $"the field {names} is missing" : $"the fields {names} are missing";
    }

    private static string At(JsonException flaw) => flaw.Path switch
    {
        null or "" or "$" => " at its root",
        var path => " at " + PlainText.Of(path),
    };
}
