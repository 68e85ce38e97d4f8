using KonnectPS.Client;

namespace KonnectPS.Onboarding;

/// <summary>An auth strategy, as much as is known of it: of one that an API is published with, the admin door shows the id alone.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, or its id.</param>
/// <param name="CredentialType">What kind of credential it gives; null where that is not known.</param>
/// <param name="KeyNames">The headers of an API key.</param>
internal sealed record KnownStrategy(string Id, string Name, string? CredentialType, IReadOnlyList<string> KeyNames)
{
    public KnownStrategy(AuthStrategy strategy)
        : this(strategy.Id, strategy.ToString(), strategy.CredentialType, strategy.KeyNames ?? [])
    {
    }

    /// <summary>The strategies that the API takes; null where they are not known.</summary>
    public static IReadOnlyList<KnownStrategy>? Of(OnboardingEvidence evidence) =>
        evidence.Api.Found is { } api ? api.AuthStrategies?.Select(strategy => new KnownStrategy(strategy)).ToList()
            : evidence.Publication.Found is { } publication ? [.. (publication.AuthStrategyIds ?? []).Select(id => new KnownStrategy(id, id, null, []))]
            : null;

    /// <summary>True for the same strategy.</summary>
    public bool Is(KnownStrategy other) => Id.Equals(other.Id, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => PlainText.Of(Name);
}
