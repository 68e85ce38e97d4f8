using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Text;
using System.Text.Json;
using KonnectPS.Client;

namespace KonnectPS.Vaults;

/// <summary>
/// Every text in what a vault gives back, whatever wraps it: a SecureString, the parts of a PSCredential, the values of a table or an
/// object, bytes, the texts of a JSON document, and the text <c>@{name=text}</c> that PowerShell makes of an object.
/// </summary>
internal static class VaultTexts
{
    private const int MaxDepth = 8;

    /// <summary>The texts, the outermost first; in clear text, so they must go nowhere.</summary>
    public static IEnumerable<string> In(object? value) => In(value, MaxDepth);

    private static IEnumerable<string> In(object? value, int depth)
    {
        if (value is null || depth == 0)
        {
            return [];
        }

        return value switch
        {
            PSObject { BaseObject: PSCustomObject } custom => custom.Properties.SelectMany(property => In(ValueOf(property), depth - 1)),
            PSObject wrapped => In(wrapped.BaseObject, depth),
            SecureString secret => InText(SecretText.Reveal(secret), depth),
            PSCredential credential => [credential.UserName, .. In(credential.Password, depth)],
            string text => InText(text, depth),
            byte[] bytes => InText(Encoding.UTF8.GetString(bytes), depth),
            IDictionary table => table.Values.Cast<object?>().SelectMany(item => In(item, depth - 1)),
            IEnumerable items => items.Cast<object?>().SelectMany(item => In(item, depth - 1)),
            _ => InText(value.ToString() ?? "", depth),
        };
    }

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static IEnumerable<string> InText(string text, int depth)
    {
        yield return text;
        var trimmed = text.Trim();
        if (trimmed.Length < text.Length)
        {
            yield return trimmed;
        }

        var inner = trimmed switch
        {
            ['@', '{', .., '}'] => InObjectText(trimmed.Substring(2, trimmed.Length - 3)),
            ['{' or '[', ..] => InJson(trimmed, depth - 1),
            _ => [],
        };
        foreach (var part in inner)
        {
            yield return part;
        }
    }

    private static IEnumerable<string> InObjectText(string properties) =>
        properties.Split([';'], StringSplitOptions.None)
            .Append(properties)
            .Select(property => property.Split(['='], 2))
            .Where(pair => pair.Length == 2)
            .Select(pair => pair[1].Trim());

    private static IEnumerable<string> InJson(string text, int depth)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. InElement(document.RootElement, depth)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> InElement(JsonElement element, int depth) => element.ValueKind switch
    {
        _ when depth <= 0 => [],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => InElement(property.Value, depth - 1)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => InElement(item, depth - 1)),
        JsonValueKind.String => InText(element.GetString()!, depth),
        _ => [],
    };
}
