using System.Text.Json.Nodes;
using KonnectPS.Tests.Onboarding;

namespace KonnectPS.Tests.Descriptor;

/// <summary>An engine that knows nothing of Konnect follows the descriptor to a credential that works; the published one leads it nowhere.</summary>
public sealed class DescriptorReplayTests
{
    [Theory]
    [InlineData(true, new[] { "sign_in 204", "create_application 201", "register 201", "mint_credential 201" })]
    [InlineData(false, new[] { "create_application 201", "register 201", "mint_credential 201" })]
    public async Task The_flow_ends_with_a_key_that_opens_the_API(bool withPassword, string[] log)
    {
        await using var world = await OnboardingWorld.StartAsync();
        var descriptor = Export(world, "orders");
        using var engine = EngineOf(world, descriptor, withPassword);

        var outputs = await engine.RunAsync();

        Assert.Equal(log, engine.Log);
        Assert.Equal(["api_key", "application_id", "credential_id"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(200, await UseAsync(descriptor, outputs["api_key"]));
        Assert.Equal(401, await UseAsync(descriptor, "another"));
        Assert.True((bool)world.Engine.Run("Test-KonnectOnboarding -Api orders -Application agent -Quiet").Single.BaseObject);
    }

    [Fact]
    public async Task An_engine_that_knows_the_format_alone_gets_no_token_of_a_password_and_the_gaps_say_so()
    {
        await using var world = await OnboardingWorld.StartAsync();
        var descriptor = Export(world, "orders");
        using var engine = EngineOf(world, descriptor, withPassword: true, knowsProposal: false);

        var failure = await Assert.ThrowsAsync<FlowException>(engine.RunAsync);

        Assert.Equal(["sign_in 204"], engine.Log);
        Assert.Equal("create_application: there is no token for 'portal'", failure.Message);
        Assert.Contains(JsonNode.Parse(descriptor)!["gaps"]!.AsArray(), gap => $"{gap}".Contains("x-producesToken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_run_finds_what_the_first_one_made()
    {
        await using var world = await OnboardingWorld.StartAsync();
        var descriptor = Export(world, "orders");
        using var first = EngineOf(world, descriptor, withPassword: true);
        using var second = EngineOf(world, descriptor, withPassword: true);

        var (before, after) = (await first.RunAsync(), await second.RunAsync());

        Assert.Equal(["sign_in 204", "create_application 409", "find_application 200", "register 409", "mint_credential 201"], second.Log);
        Assert.Equal(before["application_id"], after["application_id"]);
        Assert.NotEqual(before["api_key"], after["api_key"]);
        Assert.Equal(200, await UseAsync(descriptor, after["api_key"]));
    }

    [Fact]
    public async Task Where_a_person_approves_the_key_works_from_then_on_as_the_gaps_say()
    {
        await using var world = await OnboardingWorld.StartAsync();
        var descriptor = Export(world, "payments");
        using var engine = EngineOf(world, descriptor, withPassword: true);

        var key = (await engine.RunAsync())["api_key"];

        Assert.Equal(403, await UseAsync(descriptor, key));
        Assert.True(JsonNode.Parse(descriptor)!["verification"]![0]!["blocking"]!.GetValue<bool>());
        world.Engine.Run("Get-KonnectPortalRegistration -Status pending | Approve-KonnectPortalRegistration").Succeeded();
        Assert.Equal(200, await UseAsync(descriptor, key));
    }

    [Theory]
    [InlineData(1, "sign_in 204 create_application 201 register 201")]
    [InlineData(2, "sign_in 204 create_application 409 find_application 200 register 409 mint_credential 201")]
    public async Task The_flow_ends_with_a_client_that_gets_a_token(int runs, string log)
    {
        await using var world = await OnboardingWorld.StartAsync();
        var descriptor = Export(world, "inventory");
        for (var run = 1; ; run++)
        {
            using var engine = EngineOf(world, descriptor, withPassword: true);
            var outputs = await engine.RunAsync();
            Assert.Equal(200, await world.Sandbox.CallAsClientAsync("inventory", outputs["client_id"], outputs["client_secret"]));
            if (run == runs)
            {
                Assert.Equal(log, string.Join(' ', engine.Log));
                return;
            }
        }
    }

    [Fact]
    public async Task A_client_of_ones_own_is_registered()
    {
        await using var world = await OnboardingWorld.StartAsync();
        using var engine = EngineOf(world, Export(world, "shipping"), withPassword: true, ("client_id", "client-of-ours"));

        Assert.Equal("client-of-ours", (await engine.RunAsync())["client_id"]);

        Assert.Equal("Open", world.Test("-Api shipping -Application agent").Gates["Registration"].Text("State"));
    }

    [Fact]
    public async Task The_published_one_signs_in_where_nothing_is()
    {
        await using var world = await OnboardingWorld.StartAsync();
        using var engine = EngineOf(world, DescriptorSchema.PublishedForKong, withPassword: true, Strategy(world));

        var failure = await Assert.ThrowsAsync<FlowException>(engine.RunAsync);

        Assert.StartsWith("login: 404", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(world.Sandbox.TakeViolations());
    }

    [Fact]
    public async Task With_a_token_the_published_one_mints_a_key_loses_it_and_it_would_open_nothing()
    {
        await using var world = await OnboardingWorld.StartAsync();
        var ours = Export(world, "orders");
        using var engine = EngineOf(world, DescriptorSchema.PublishedForKong, withPassword: false, Strategy(world), ("description", "An agent"));

        var outputs = await engine.RunAsync();

        Assert.Equal(["create_app 201", "credential 201"], engine.Log);
        // It reads the key where the response has none.
        Assert.Equal(["application_id"], outputs.Keys);
        var lost = engine["credential"]!["credential"]!.ToString();
        // Without a registration even the right field would not have helped.
        Assert.Equal(401, await UseAsync(ours, lost));
        world.Engine.Run("New-KonnectRegistration orders agent").Succeeded();
        Assert.Equal(200, await UseAsync(ours, lost));
        // It says that a key can be shown again. No response but the first holds it.
        Assert.False(JsonNode.Parse(DescriptorSchema.PublishedForKong)!["credentials"]![0]!["oneTimeDisplay"]!.GetValue<bool>());
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Cookie", "portalaccesstoken=" + world.Sandbox.Inner.IssuePortalToken());
        var listed = await http.GetStringAsync(new Uri(world.Sandbox.Address, $"api/v3/applications/{outputs["application_id"]}/credentials"));
        Assert.Contains(engine["credential"]!["id"]!.ToString(), listed, StringComparison.Ordinal);
        Assert.DoesNotContain(lost, listed, StringComparison.Ordinal);
    }

    private static string Export(OnboardingWorld world, string api) =>
        world.Engine.Run($"Connect-Both; Export-KonnectOnboarding {api}").Single.ToString()!;

    private static (string Name, string Value) Strategy(OnboardingWorld world) => ("auth_strategy", world.Sandbox.Seed.KeyAuthStrategy.Id.ToString());

    private static FlowEngine EngineOf(OnboardingWorld world, string descriptor, bool withPassword, params (string Name, string Value)[] arguments) =>
        EngineOf(world, descriptor, withPassword, knowsProposal: true, arguments);

    private static FlowEngine EngineOf(OnboardingWorld world, string descriptor, bool withPassword, bool knowsProposal, params (string Name, string Value)[] arguments)
    {
        var variables = new Dictionary<string, string> { ["KONNECT_PORTAL_URL"] = world.Sandbox.Address.GetLeftPart(UriPartial.Authority) };
        if (withPassword)
        {
            variables["KONNECT_PORTAL_EMAIL"] = world.Sandbox.Seed.DeveloperEmail;
            variables["KONNECT_PORTAL_PASSWORD"] = world.Sandbox.Seed.DeveloperPassword;
        }
        else
        {
            variables["KONNECT_PORTAL_TOKEN"] = world.Sandbox.Inner.IssuePortalToken();
        }

        return new FlowEngine(descriptor)
        {
            Variables = variables,
            Arguments = arguments.Prepend(("name", "agent")).ToDictionary(argument => argument.Item1, argument => argument.Item2),
            KnowsProposal = knowsProposal,
        };
    }

    /// <summary>Calls the API as the descriptor says.</summary>
    private static async Task<int> UseAsync(string descriptor, string key)
    {
        var use = JsonNode.Parse(descriptor)!["credentials"]![0]!["x-use"]!;
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{use["servers"]![0]}/hello");
        request.Headers.Add(use["keyNames"]![0]!.ToString(), key);
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
