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
        PossibleOrphanKind.Registration => "The registration may exist.",
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
}
