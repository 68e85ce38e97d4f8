using System.Security;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>The body of a sign-in.</summary>
internal sealed class SignInBody
{
    public required string Username { get; init; }

    [JsonConverter(typeof(SecureStringConverter))]
    public required SecureString Password { get; init; }
}
