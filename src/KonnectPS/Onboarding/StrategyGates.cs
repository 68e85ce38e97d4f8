using KonnectPS.Client;

namespace KonnectPS.Onboarding;

/// <summary>The gates that an auth strategy is: the application has one that the API takes, and it gives a credential.</summary>
internal static class StrategyGates
{
    private const string ClientId = "-ClientId (Read-Host 'Client id at your identity provider')";

    public static OnboardingGate AuthStrategy(OnboardingEvidence evidence)
    {
        const OnboardingGateName Gate = OnboardingGateName.AuthStrategy;
        if (KnownStrategy.Of(evidence) is not { } strategies)
        {
            return evidence.Api.Found is null
                ? ApiGates.NotSeen(Gate, evidence)
                : OnboardingGate.Unknown(Gate, "The portal does not say which auth strategies the API takes.", lookFailed: true);
        }

        if (strategies.Count == 0)
        {
            return OnboardingGate.Shut(
                Gate,
                GateOpener.Administrator,
                $"'{evidence.ApiText}' has no auth strategy: it takes no registrations.",
                "An administrator publishes the API with an auth strategy: Publish-KonnectApi -AuthStrategy.",
                ApiGates.Publish(evidence)?.Then("-AuthStrategy (Read-Host 'Auth strategy')"));
        }

        var names = string.Join(", ", strategies);
        if (evidence.Application.Found is not { } application)
        {
            return evidence.Application.IsMissing ? WithoutApplication(evidence, strategies)
                : evidence.Subject.Application is null ? OnboardingGate.Open(Gate, $"An application with this strategy can register: {names}.")
                : OnboardingGate.Unknown(Gate, evidence.Application);
        }

        if (application.AuthStrategy is null)
        {
            return OnboardingGate.Unknown(Gate, $"Konnect does not say which strategy '{PlainText.Of(application.Name)}' has.", lookFailed: true);
        }

        var own = new KnownStrategy(application.AuthStrategy);
        return strategies.Any(own.Is)
            ? OnboardingGate.Open(Gate, $"'{PlainText.Of(application.Name)}' has the strategy {own}, which '{evidence.ApiText}' takes.")
            : OnboardingGate.Shut(
                Gate,
                GateOpener.Developer,
                $"'{PlainText.Of(application.Name)}' has the strategy {own}; '{evidence.ApiText}' takes {names}.",
                "An application keeps its strategy: create another one for this API, and go on with that.",
                NewApplication($"{NameOf(application.Name)}-{NameOf(evidence.ApiText)}", strategies[0]));
    }

    public static OnboardingGate CredentialKind(OnboardingEvidence evidence)
    {
        const OnboardingGateName Gate = OnboardingGateName.CredentialKind;
        var application = evidence.Application.Found;
        if (application is null && KnownStrategy.Of(evidence) is null)
        {
            return evidence.Api.Found is null ? ApiGates.NotSeen(Gate, evidence) : OnboardingGate.Unknown(Gate, "Not seen: see AuthStrategy.", lookFailed: true);
        }

        var strategies = KnownStrategy.Of(evidence) ?? [];
        if (application is null && strategies.Count > 1)
        {
            return OnboardingGate.Unknown(Gate, $"It depends on the application's strategy, one of {string.Join(", ", strategies)}. Give -Application.");
        }

        var strategy = application is null ? (strategies.Count > 0 ? strategies[0] : null) : application.AuthStrategy is { } own ? new KnownStrategy(own) : null;
        if (strategy is null)
        {
            return OnboardingGate.Unknown(Gate, "The auth strategy decides: see AuthStrategy.", application is not null);
        }

        return strategy.CredentialType switch
        {
            Client.AuthStrategy.KeyAuth => OnboardingGate.Open(Gate, KeyText(strategy)),
            Client.AuthStrategy.ClientCredentials => OnboardingGate.Open(
                Gate, "A client id and secret, which the identity provider mints with the application; the API is called with a token of its token endpoint."),
            Client.AuthStrategy.SelfManagedClientCredentials => OfSelfManaged(evidence, strategy),
            null => OnboardingGate.Unknown(Gate, "Not seen: the admin door shows the strategy's id alone. The developer door would tell."),
            var other => OnboardingGate.Unknown(Gate, $"A kind that this version does not know: '{PlainText.Of(other)}'.", lookFailed: true),
        };
    }

    private static string KeyText(KnownStrategy strategy) => strategy.KeyNames.Count == 0
        ? "An API key, which Konnect mints; in which header it belongs, Konnect does not say."
        : $"An API key, which Konnect mints; it belongs in {string.Join(" or ", strategy.KeyNames.Select(PlainText.Of))}.";

    private static OnboardingGate OfSelfManaged(OnboardingEvidence evidence, KnownStrategy strategy)
    {
        const OnboardingGateName Gate = OnboardingGateName.CredentialKind;
        return evidence.Application.Found?.ClientId is { Length: > 0 } clientId
            ? OnboardingGate.Open(Gate, $"The client '{PlainText.Of(clientId)}' of your own identity provider; its secret is there, and Konnect mints none.")
            : OnboardingGate.NeedsPerson(
                Gate,
                GateOpener.Developer,
                "A client of your own identity provider: Konnect mints nothing.",
                "Create a client there, and give its id to an application.",
                evidence.Application.Found is { } application
                    ? new OpeningCommand("Set-KonnectApplication").With(OpeningCommand.NameOrId(application.Name, application.Id)).Then(ClientId)
                    : NewApplication(evidence.Subject.Application?.Text ?? $"{NameOf(evidence.ApiText)}-client", strategy));
    }

    private static OnboardingGate WithoutApplication(OnboardingEvidence evidence, IReadOnlyList<KnownStrategy> strategies)
    {
        var named = evidence.Subject.Application!;
        return OnboardingGate.Shut(
            OnboardingGateName.AuthStrategy,
            GateOpener.Developer,
            $"There is no application '{PlainText.Of(named.Text)}' yet; '{evidence.ApiText}' takes {string.Join(", ", strategies)}.",
            named.Id is not null ? "Give the name or the id of an application that exists."
                : strategies[0].CredentialType == Client.AuthStrategy.ClientCredentials ? "Create the application, and keep what is emitted: it holds the client secret, once."
                : "Create the application.",
            named.Id is null && OpeningCommand.CanStand(named.Text) ? NewApplication(named.Text, strategies[0]) : null);
    }

    /// <summary>Creates an application of a strategy. A client's secret comes with the application, once, so that a variable keeps it.</summary>
    private static OpeningCommand NewApplication(string name, KnownStrategy strategy)
    {
        var command = new OpeningCommand("New-KonnectApplication").With(name).With("AuthStrategy", OpeningCommand.NameOrId(strategy.Name, strategy.Id));
        return strategy.CredentialType switch
        {
            Client.AuthStrategy.SelfManagedClientCredentials => command.Then(ClientId),
            Client.AuthStrategy.ClientCredentials => new OpeningCommand("$application =").Then(command.ToString()),
            _ => command,
        };
    }

    private static string NameOf(string text) => OpeningCommand.NameOrId(text, "application");
}
