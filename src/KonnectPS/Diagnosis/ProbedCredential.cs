using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using KonnectPS.Client;

namespace KonnectPS.Diagnosis;

/// <summary>A credential as it is to be tried, whatever a vault or a file made of it.</summary>
internal sealed class ProbedCredential
{
    /// <summary>The header in which Kong looks for an API key unless told otherwise.</summary>
    public const string DefaultKeyName = "apikey";

    private ProbedCredential(SecureString secret)
    {
        Secret = PastedToken.OfCredential(secret);
    }

    /// <summary>The API key or the client secret.</summary>
    public SecureString Secret { get; }

    /// <summary>The client id; null for an API key.</summary>
    public string? ClientId { get; private init; }

    /// <summary>The header of the API key, where it is known.</summary>
    public string? KeyName { get; private init; }

    /// <summary>Where the client gets its tokens, where it is known.</summary>
    public string? TokenEndpoint { get; private init; }

    /// <summary>The application's id, where it is known.</summary>
    public string? ApplicationId { get; private init; }

    /// <summary>The application's name, where it is known.</summary>
    public string? ApplicationName { get; private init; }

    /// <summary>The credential's id, where it is known.</summary>
    public string? CredentialId { get; private init; }

    /// <summary>When it was minted, where that is known.</summary>
    public DateTimeOffset? CreatedAt { get; private init; }

    /// <summary>Reads a credential.</summary>
    /// <param name="input">A KonnectCredential, another table or object with its names, a PSCredential, a SecureString or a text.</param>
    /// <param name="keyName">The header that was given; it makes an API key of what could also be a client.</param>
    /// <returns>Null when there is no secret in it.</returns>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.InvalidToken"/>: the secret can be none.</exception>
    public static ProbedCredential? Of(PSObject input, string? keyName) => input.BaseObject switch
    {
        SecureString { Length: > 0 } key => new ProbedCredential(key) { KeyName = keyName },
        string { Length: > 0 and <= SecretText.MaxLength } key => new ProbedCredential(SecretText.Hide(key)) { KeyName = keyName },
        PSCredential { Password.Length: > 0 } pair => new ProbedCredential(pair.Password)
        {
            ClientId = keyName is null ? pair.UserName : null,
            KeyName = keyName,
        },
        IDictionary table => OfNamed(name => table[name] ?? ByName(table, name), keyName),
        PSCustomObject => OfNamed(name => input.Properties[name]?.Value, keyName),
        _ => null,
    };

    private static ProbedCredential? OfNamed(Func<string, object?> find, string? keyName)
    {
        var key = Secretly(find("api_key"));
        var secret = key ?? Secretly(find("client_secret"));
        var clientId = key is null ? Text(find("client_id")) : null;
        return secret is null || (key is null && clientId is null) ? null : new ProbedCredential(secret)
        {
            ClientId = clientId,
            KeyName = keyName ?? Text(find("key_name")),
            TokenEndpoint = Text(find("token_endpoint")),
            ApplicationId = Text(find("application_id")),
            ApplicationName = Text(find("name")),
            CredentialId = Text(find("credential_id")),
            CreatedAt = Time(find("created_at")),
        };
    }

    /// <summary>A table from a vault may tell small letters from large.</summary>
    private static object? ByName(IDictionary table, string name) =>
        table.Keys.OfType<string>().FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found ? table[found] : null;

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static SecureString? Secretly(object? value) => Bare(value) switch
    {
        SecureString { Length: > 0 } secret => secret,
        string { Length: > 0 and <= SecretText.MaxLength } text => SecretText.Hide(text),
        _ => null,
    };

    private static string? Text(object? value) => Bare(value) switch
    {
        string { Length: > 0 } text => text,
        SecureString { Length: > 0 } secret => SecretText.Reveal(secret),
        _ => null,
    };

    private static DateTimeOffset? Time(object? value) => Bare(value) switch
    {
        DateTimeOffset time => time,
        DateTime time => time,
        _ => DateTimeOffset.TryParse(Text(value), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : null,
    };
}
