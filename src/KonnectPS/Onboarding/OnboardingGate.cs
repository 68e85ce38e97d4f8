namespace KonnectPS.Onboarding;

/// <summary>One gate on the way from nobody to a working credential, as it was found.</summary>
public sealed class OnboardingGate
{
    private OnboardingGate(OnboardingGateName gate, GateState state, string seen)
    {
        Gate = gate;
        State = state;
        Seen = seen;
    }

    /// <summary>Which gate.</summary>
    public OnboardingGateName Gate { get; }

    /// <summary>Whether it is open.</summary>
    public GateState State { get; }

    /// <summary>The portal it is about, by name; by address where its name is not known.</summary>
    public string? Portal { get; private set; }

    /// <summary>The API it is about, by slug, or as it was given; null for none.</summary>
    public string? Api { get; private set; }

    /// <summary>The application it is about, by name, or as it was given; null for none.</summary>
    public string? Application { get; private set; }

    /// <summary>What was seen, in a sentence; for Unknown, what would tell.</summary>
    public string Seen { get; }

    /// <summary>What has to be done, in words; null for nothing.</summary>
    public string? Remedy { get; private init; }

    /// <summary>The command that opens the gate, to be run as it stands; null where none does.</summary>
    public string? Command { get; private init; }

    /// <summary>Who opens it; null where nobody has to.</summary>
    public GateOpener? For { get; private init; }

    /// <summary>True when what would tell was asked and did not.</summary>
    internal bool LookFailed { get; private init; }

    /// <summary>True when nobody gets through as things stand.</summary>
    internal bool IsBlocked => State is GateState.Shut or GateState.NeedsPerson;

    /// <inheritdoc/>
    public override string ToString() => $"{Gate}: {State}";

    /// <summary>Says what it is about.</summary>
    internal OnboardingGate On(OnboardingEvidence evidence)
    {
        Portal = evidence.Context.Found?.Name ?? evidence.Portal.Found?.Name ?? evidence.PortalUrl?.Authority ?? evidence.Subject.Portal?.Text;
        Api = evidence.Api.Found?.Slug ?? evidence.CatalogApi.Found?.Slug ?? evidence.Subject.Api?.Text;
        Application = evidence.Application.Found?.Name ?? evidence.Subject.Application?.Text;
        return this;
    }

    internal static OnboardingGate Open(OnboardingGateName gate, string seen) => new(gate, GateState.Open, seen);

    internal static OnboardingGate Unknown(OnboardingGateName gate, string seen, bool lookFailed = false) =>
        new(gate, GateState.Unknown, seen) { LookFailed = lookFailed };

    internal static OnboardingGate Unknown<T>(OnboardingGateName gate, Look<T> look)
        where T : class =>
        Unknown(gate, look.Reason, look.HasFailed || look.IsMissing);

    internal static OnboardingGate Shut(OnboardingGateName gate, GateOpener opener, string seen, string remedy, OpeningCommand? command = null) =>
        new(gate, GateState.Shut, seen) { Remedy = remedy, Command = command?.ToString(), For = opener };

    internal static OnboardingGate NeedsPerson(OnboardingGateName gate, GateOpener opener, string seen, string remedy, OpeningCommand? command = null) =>
        new(gate, GateState.NeedsPerson, seen) { Remedy = remedy, Command = command?.ToString(), For = opener };
}
