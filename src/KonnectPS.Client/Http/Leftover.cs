namespace KonnectPS.Client;

/// <summary>What a lost answer may have left at Konnect.</summary>
public sealed class Leftover
{
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="ownerId">The id of the application, user or system account it belongs to, if any.</param>
    internal Leftover(LeftoverKind kind, string name, string? ownerId = null)
    {
        Kind = kind;
        Name = name;
        OwnerId = ownerId;
    }

    /// <summary>What it is.</summary>
    public LeftoverKind Kind { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The id of the application, user or system account it belongs to, or null.</summary>
    public string? OwnerId { get; }

    /// <summary>The error of a call of which it can't be known whether it left this behind.</summary>
    /// <param name="lost">How the answer was lost.</param>
    /// <param name="reason">Why it can't be known, a sentence.</param>
    /// <param name="inner">The failure behind the reason.</param>
    internal KonnectException Unknown(KonnectException lost, string reason, KonnectException? inner = null) =>
        new(KonnectErrorKind.OutcomeUnknown, $"{lost.Message} {Doubt} {reason}", inner ?? lost)
        {
            TraceId = inner?.TraceId ?? lost.TraceId,
            MayHaveHappened = true,
            Leftover = this,
        };

    private string Doubt => Kind switch
    {
        LeftoverKind.Credential => $"The credential '{PlainText.Of(Name)}' may exist, and nobody holds its secret.",
        LeftoverKind.ReplacedCredential => $"The new credential was emitted; the old one, '{PlainText.Of(Name)}', may live on.",
        LeftoverKind.ClientSecret => $"The client secret of '{PlainText.Of(Name)}' may have been replaced by one that nobody holds.",
        LeftoverKind.AccessToken => $"The access token '{PlainText.Of(Name)}' may exist, and nobody holds it.",
        LeftoverKind.SystemAccount => $"The system account '{PlainText.Of(Name)}' may exist.",
        LeftoverKind.Registration => "The registration may exist.",
        _ => $"The application '{PlainText.Of(Name)}' may exist, and nobody holds a secret that came with it.",
    };
}
