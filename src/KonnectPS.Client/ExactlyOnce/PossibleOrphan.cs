namespace KonnectPS.Client;

/// <summary>What a lost response may have left at Konnect.</summary>
public sealed class PossibleOrphan
{
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="ownerId">The id of the application, user or system account it belongs to, if any.</param>
    internal PossibleOrphan(PossibleOrphanKind kind, string name, string? ownerId = null)
        : this(kind, [name], ownerId)
    {
    }

    /// <param name="kind">What it is.</param>
    /// <param name="names">The names that it may have: one for each attempt.</param>
    /// <param name="ownerId">The id of the application, user or system account it belongs to, if any.</param>
    internal PossibleOrphan(PossibleOrphanKind kind, IReadOnlyList<string> names, string? ownerId)
    {
        Kind = kind;
        Names = names;
        OwnerId = ownerId;
    }

    /// <summary>What it is.</summary>
    public PossibleOrphanKind Kind { get; }

    /// <summary>The names that it may have, each drawn by this call: one for each attempt at a credential, else a single one.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Its name; of several the last.</summary>
    public string Name => Names[Names.Count - 1];

    /// <summary>The id of the application, user or system account it belongs to, or null.</summary>
    public string? OwnerId { get; }

    /// <summary>The client of an auth server that it belongs to, or null.</summary>
    public ClientOfApplication? Client { get; init; }

    /// <summary>The error of a call of which it can't be known whether it left this behind.</summary>
    /// <param name="lost">How the response was lost.</param>
    /// <param name="reason">Why it can't be known, a sentence.</param>
    /// <param name="inner">The failure behind the reason.</param>
    internal KonnectException Unknown(KonnectException lost, string reason, KonnectException? inner = null) =>
        new(KonnectErrorKind.OutcomeUnknown, $"{lost.Message} {Doubt} {reason}", inner ?? lost)
        {
            TraceId = inner?.TraceId ?? lost.TraceId,
            MayHaveHappened = true,
            PossibleOrphan = this,
        };

    private string Doubt => Kind switch
    {
        PossibleOrphanKind.Credential => $"The credential '{string.Join("' or '", Names.Select(PlainText.Of))}' may exist, and nobody holds its secret.",
        PossibleOrphanKind.ReplacedCredential => $"The new credential was emitted; the old one, '{PlainText.Of(Name)}', may live on.",
        PossibleOrphanKind.ClientSecret => $"The client secret of '{PlainText.Of(Name)}' may have been replaced by one that nobody holds.",
        PossibleOrphanKind.AccessToken => $"The access token '{PlainText.Of(Name)}' may exist, and nobody holds it.",
        PossibleOrphanKind.SystemAccount => $"The system account '{PlainText.Of(Name)}' may exist.",
        PossibleOrphanKind.PortalTeam => $"The team '{PlainText.Of(Name)}' may exist.",
        PossibleOrphanKind.Role => $"The role '{PlainText.Of(Name)}' may have been granted.",
        PossibleOrphanKind.ApiLink => $"The link of the API '{PlainText.Of(Name)}' to its gateway service may exist.",
        PossibleOrphanKind.CatalogApi => $"The API '{PlainText.Of(Name)}' may exist.",
        PossibleOrphanKind.Registration => "The registration may exist.",
        PossibleOrphanKind.Portal => $"The portal '{PlainText.Of(Name)}' may exist.",
        PossibleOrphanKind.AuthStrategy => $"The auth strategy '{PlainText.Of(Name)}' may exist.",
        PossibleOrphanKind.DcrProvider => $"The DCR provider '{PlainText.Of(Name)}' may exist.",
        PossibleOrphanKind.AuthServer => $"The auth server '{PlainText.Of(Name)}' may exist.",
        PossibleOrphanKind.AuthServerClient => $"The client '{string.Join("' or '", Names.Select(PlainText.Of))}' may exist, and nobody holds its secret.",
        PossibleOrphanKind.AuthServerClientSecret => $"The client '{PlainText.Of(Name)}' may have another secret, which nobody holds.",
        PossibleOrphanKind.ReplacedClientSecret => $"The new credential was emitted; the old secret, '{PlainText.Of(Name)}', may live on.",
        PossibleOrphanKind.ApplicationOfClient =>
            $"The application '{PlainText.Of(Name)}' may exist; so does its client '{PlainText.Of(Names[0])}', whose secret nobody holds.",
        _ => $"The application '{PlainText.Of(Name)}' may exist, and nobody holds a secret that came with it.",
    };
}

/// <summary>The kinds of things that a lost response may leave behind.</summary>
public enum PossibleOrphanKind
{
    /// <summary>A credential whose secret nobody holds.</summary>
    Credential,

    /// <summary>A credential that was to be deleted, since another one took its place.</summary>
    ReplacedCredential,

    /// <summary>The client secret of an application, replaced by one that nobody holds.</summary>
    ClientSecret,

    /// <summary>An access token that nobody holds.</summary>
    AccessToken,

    /// <summary>An application, with it the client secret that came with it.</summary>
    Application,

    /// <summary>A registration.</summary>
    Registration,

    /// <summary>A system account.</summary>
    SystemAccount,

    /// <summary>A portal.</summary>
    Portal,

    /// <summary>A role of a system account, a team or a user.</summary>
    Role,

    /// <summary>An API of the organization, or its document.</summary>
    CatalogApi,

    /// <summary>An auth strategy.</summary>
    AuthStrategy,

    /// <summary>A DCR provider.</summary>
    DcrProvider,

    /// <summary>A team of a portal.</summary>
    PortalTeam,

    /// <summary>The link of an API to a gateway service.</summary>
    ApiLink,

    /// <summary>An auth server of Kong Identity.</summary>
    AuthServer,

    /// <summary>A client of an auth server whose secret nobody holds.</summary>
    AuthServerClient,

    /// <summary>An application, and the client of an auth server that was made for it, whose secret nobody holds.</summary>
    ApplicationOfClient,

    /// <summary>A secret of an auth server's client that nobody holds.</summary>
    AuthServerClientSecret,

    /// <summary>A secret of an auth server's client that was to be deleted, since another one took its place.</summary>
    ReplacedClientSecret,
}
