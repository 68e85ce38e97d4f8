namespace KonnectPS.Tests.Publisher;

/// <summary>The road from an empty organization to a credential, with each step left out in turn: what is missing is named, and the command that does it.</summary>
public sealed class MissingStepTests
{
    private static readonly (string Name, string Command)[] Road =
    [
        ("the strategy", "New-KonnectPortalAuthStrategy api-keys"),
        ("the portal", "New-KonnectPortal agents -AutoApproveDevelopers -AutoApproveApplications"),
        ("the API", "Publish-KonnectApi $document -Portal agents -Service returns -Slug invoices -AuthStrategy api-keys -Visibility public"),
        ("the session", "Connect-KonnectPortal -Portal agents -PersonalAccessToken $pat -ApiUrl $at"),
        ("the sign-up", "Register-KonnectDeveloper nora@example.com Nora"),
        ("the password", "Confirm-KonnectDeveloper $inbox.Messages('nora@example.com')[0].Token $password"),
        ("the sign-in", "Connect-KonnectPortal -Portal agents -PersonalAccessToken $pat -ApiUrl $at -Credential $nora"),
        ("the check", "Test-KonnectOnboarding -Api Invoices"),
        ("the credential", "Request-KonnectCredential bot invoices"),
    ];

    /// <summary>What is done in place of a step or of several, the error that then ends the road, and what the error names.</summary>
    public static TheoryData<string, string, string, string> Missing => new()
    {
        { "the strategy", "", "UnknownAuthStrategy", "KonnectPortalAuthStrategy" },
        { "the portal", "", "UnknownPortal", "New-KonnectPortal" },
        { "the API", "", "OnboardingBlocked", "ApiVisible: Publish-KonnectApi" },
        { "the API", "New-KonnectCatalogApi $document", "OnboardingBlocked", "Published: Publish-KonnectApi -Api" },
        { "the API", "Publish-KonnectApi $document -Portal agents -AuthStrategy api-keys -Visibility public -WarningAction Ignore", "OnboardingBlocked", "GatewayLink: Publish-KonnectApi -Api" },
        { "the API", "Publish-KonnectApi $document -Portal agents -Service returns -Visibility public -WarningAction Ignore", "OnboardingBlocked", "AuthStrategy: Publish-KonnectApi -Api" },
        { "the session", "", "NoPortalAddress", "-PortalUrl" },
        { "the sign-up, the password", "", "SignInRefused", "Register-KonnectDeveloper" },
        { "the password", "", "SignInRefused", "Confirm-KonnectDeveloper" },
        { "the sign-in", "", "DeveloperDoorClosed", "-Credential" },
    };

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task The_error_names_the_step_that_is_missing(string step, string instead, string errorId, string named) =>
        await WalkWithoutAsync(Road, step, instead, errorId, named);

    /// <summary>The road without a mailbox: nobody signs up, and the secret is that of a client at an auth server.</summary>
    private static readonly (string Name, string Command)[] ClientRoad =
    [
        ("the auth server", "New-KonnectAuthServer agents api://invoices"),
        ("the strategy", "New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents"),
        ("the portal", "New-KonnectPortal agents"),
        ("the team", "New-KonnectPortalTeam Agents -CanOwnApplications"),
        ("the application", "$credential = New-KonnectPortalApplication bot -Team Agents -AuthServer agents; $credential"),
        ("the API", "Publish-KonnectApi $document -Service returns -Slug invoices -AuthStrategy agent-tokens -Visibility public"),
        ("the registration", "New-KonnectPortalRegistration Invoices bot -Status approved"),
        ("the check", "Test-KonnectOnboarding -Api Invoices -Application bot"),
        ("the call", "$credential | Test-KonnectCredential \"$at/gateway/invoices/hello\" -TokenEndpoint $credential.TokenEndpoint"),
    ];

    public static TheoryData<string, string, string, string> MissingOfClient => new()
    {
        { "the auth server", "", "UnknownAuthServer", "New-KonnectAuthServer" },
        { "the strategy", "", "NoStrategyOfAuthServer", "New-KonnectPortalAuthStrategy" },
        { "the portal", "", "NoPortal", "New-KonnectPortal" },
        { "the team", "", "UnknownPortalTeam", "New-KonnectPortalTeam" },
        { "the application", "", "UnknownApplication", "New-KonnectPortalApplication" },
        { "the API", "", "UnknownApi", "Publish-KonnectApi" },
        { "the registration", "", "OnboardingBlocked", "Registration: New-KonnectPortalRegistration" },
        { "the team", "New-KonnectPortalTeam Agents", "TeamOwnsNoApplications", "New-KonnectPortalTeam NAME -CanOwnApplications" },
        { "the API", "New-KonnectCatalogApi $document", "ApiNotPublished", "Publish-KonnectApi" },
        { "the API", "Publish-KonnectApi $document -Visibility public -WarningAction Ignore", "StrategyNotOfApi", "Publish-KonnectApi -Api" },
        { "the API", "$null = New-KonnectPortalAuthStrategy keys; Publish-KonnectApi $document -AuthStrategy keys -WarningAction Ignore", "StrategyNotOfApi", "-AuthStrategy" },
    };

    [Theory]
    [MemberData(nameof(MissingOfClient))]
    public async Task On_the_road_without_a_mailbox_the_error_names_the_step_that_is_missing(string step, string instead, string errorId, string named) =>
        await WalkWithoutAsync(ClientRoad, step, instead, errorId, named);

    [Fact]
    public async Task The_command_that_is_recommended_for_a_strategy_is_the_step_that_was_missing()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { Empty = true });
        using var engine = Start(sandbox);
        var walked = ClientRoad.TakeWhile(step => step.Name != "the check")
            .Select(step => engine.Run(step.Command.Replace("-AuthStrategy agent-tokens -Visibility", "-WarningAction Ignore -Visibility", StringComparison.Ordinal))).ToList();
        var remedy = walked[^1].Error.ErrorDetails.RecommendedAction;
        engine.Run("$null = " + remedy[..remedy.IndexOf(" has ", StringComparison.Ordinal)]).Succeeded();
        engine.Run("New-KonnectPortalRegistration Invoices bot -Status approved").Succeeded();
    }

    [Theory]
    [InlineData("New-KonnectPortalApplication other -Team Agents", "POST", "*/applications", "GET", "*/teams/*")]
    [InlineData("New-KonnectPortalRegistration Invoices bot", "POST", "*/registrations", "GET", "*/publications/*")]
    [InlineData("New-KonnectPortalRegistration Invoices bot", "POST", "*/registrations", "GET", "*/applications/*")]
    public async Task What_Konnect_refuses_for_another_reason_or_does_not_show_stays_its_own_error(
        string command, string method, string path, string look, string at)
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { Empty = true });
        using var engine = Start(sandbox);
        Walk(engine, ClientRoad.TakeWhile(step => step.Name != "the registration"));
        foreach (var closed in new[] { false, true })
        {
            sandbox.Inner.Faults.Add(method, path, Fault.Status(400));
            if (closed)
            {
                sandbox.Inner.Faults.Add(look, at, Fault.Status(403));
            }

            Assert.Equal("InvalidRequest", engine.Run(command).ErrorId);
            Assert.Equal(0, sandbox.Inner.Faults.Remaining);
        }
    }

    [Fact]
    public async Task With_every_step_there_is_a_credential()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { Empty = true });
        using var engine = Start(sandbox);
        Assert.True(sandbox.Inner.Store.Credentials.Holds(Walk(engine, Road).Secret("ApiKey")));
    }

    [Fact]
    public async Task With_every_step_a_client_calls_the_API()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { Empty = true });
        using var engine = Start(sandbox);
        Assert.Equal("Works", Walk(engine, ClientRoad).Text("Result"));
    }

    private static PSObject Walk(Engine engine, IEnumerable<(string Name, string Command)> road)
    {
        EngineResult? last = null;
        foreach (var (_, command) in road)
        {
            last = engine.Run(command).Succeeded();
        }

        return last!.Single;
    }

    private static async Task WalkWithoutAsync(
        IEnumerable<(string Name, string Command)> road, string step, string instead, string errorId, string named)
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { Empty = true });
        using var engine = Start(sandbox);
        foreach (var (name, command) in road)
        {
            var result = engine.Run(step.Split(", ").Contains(name) ? instead : command);
            if (result.Errors.Count > 0)
            {
                Assert.Equal(errorId, result.ErrorId);
                Assert.Contains(named, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
                return;
            }
        }

        Assert.Fail($"The road was walked without {step}.");
    }

    private static Engine Start(CheckedSandbox sandbox)
    {
        var engine = Engine.Open();
        engine.Set("at", sandbox.Address.GetLeftPart(UriPartial.Authority));
        engine.Set("pat", sandbox.Seed.PersonalAccessToken);
        engine.Set("document", SampleSpecification.Path);
        engine.Set("inbox", sandbox.Inner.Inbox);
        var password = new System.Net.NetworkCredential("", "correct horse battery").SecurePassword;
        engine.Set("password", password);
        engine.Set("nora", new PSCredential("nora@example.com", password));
        engine.Run("$null = Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl $at").Succeeded();
        return engine;
    }
}
