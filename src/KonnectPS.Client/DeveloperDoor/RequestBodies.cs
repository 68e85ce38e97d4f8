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

/// <summary>The body of a sign-up.</summary>
internal sealed class SignUpBody
{
    public required string Email { get; init; }

    public required string FullName { get; init; }

    [JsonConverter(typeof(AnyJsonConverter))]
    public object? AdditionalData { get; init; }
}

/// <summary>The body that proves an e-mail address.</summary>
internal sealed class VerifyEmailBody
{
    [JsonConverter(typeof(SecureStringConverter))]
    public required SecureString Token { get; init; }
}

/// <summary>The response to the proof of an e-mail address: the token that sets a password.</summary>
internal sealed class VerifiedEmail : IJsonOnDeserialized
{
    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? Token { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Token, "token");
}

/// <summary>The body that reports a forgotten password.</summary>
internal sealed class ForgotPasswordBody
{
    public required string Email { get; init; }
}

/// <summary>The body that sets a password.</summary>
internal sealed class ResetPasswordBody
{
    [JsonConverter(typeof(SecureStringConverter))]
    public required SecureString Token { get; init; }

    [JsonConverter(typeof(SecureStringConverter))]
    public required SecureString Password { get; init; }
}

/// <summary>The body of a registration.</summary>
internal sealed class NewRegistrationBody
{
    public required string ApiId { get; init; }

    [JsonConverter(typeof(AnyJsonConverter))]
    public object? AdditionalData { get; init; }
}

/// <summary>The body that mints or renames a credential.</summary>
internal sealed class CredentialNameBody
{
    public string? DisplayName { get; init; }
}
