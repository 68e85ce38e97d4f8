using KonnectPS.Identity;

namespace KonnectPS.Desired;

/// <summary>The state that Request-KonnectCredential brings about.</summary>
internal sealed record DesiredState
{
    public required ApplicationIdentity Application { get; init; }

    /// <summary>The APIs that the credential is to open; one at least.</summary>
    public required IReadOnlyList<ApiIdentity> Apis { get; init; }

    /// <summary>The strategy of an application that has yet to be created; null for the API's only one.</summary>
    public AuthStrategyIdentity? AuthStrategy { get; init; }

    public string? Description { get; init => field = NullIfEmpty(value); }

    public string? ClientId { get; init => field = NullIfEmpty(value); }

    public IReadOnlyList<string>? Scopes { get; init; }

    public string? TeamId { get; init => field = NullIfEmpty(value); }

    /// <summary>The auth server of Kong Identity at which the application has its client; null for a credential of a developer.</summary>
    public AuthServerIdentity? AuthServer { get; init; }

    /// <summary>The name under which the credential is kept; each one minted adds a mark of its own.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The vault, empty for the default one, or null to have the credential emitted.</summary>
    public string? Vault { get; init; }

    public required string SecretName { get; init; }

    /// <summary>The form in which the vault is given the credential.</summary>
    public SecretForm Form { get; init; }

    /// <summary>True to replace what lies in the vault under that name and is not this application's.</summary>
    public bool Force { get; init; }

    /// <summary>The age at which the credential is replaced; null for no such age.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>How long a replaced credential lives on.</summary>
    public TimeSpan GracePeriod { get; init; }

    /// <summary>True to approve a pending registration through the admin door.</summary>
    public bool Approve { get; init; }

    /// <summary>Where a credential has to prove that it works; null for no proof.</summary>
    public ProofDemand? Proof { get; init; }

    /// <summary>How long to wait for somebody else's approval.</summary>
    public TimeSpan ApprovalTimeout { get; init; }

    /// <summary>An empty cell of a table, or a property that an object leaves empty, asks for nothing.</summary>
    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
