namespace KonnectPS.Tests;

/// <summary>The variables belong to the whole process: these tests run alone.</summary>
[CollectionDefinition("Environment", DisableParallelization = true)]
[Collection("Environment")]
public sealed class EnvironmentTests : IDisposable
{
    public void Dispose() => CleanEnvironment.Clear();

    [Fact]
    public async Task Both_doors_open_from_the_environment_alone()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        Set(sandbox);
        using var engine = Engine.Open();
        var session = engine.Run("Connect-KonnectPortal").Single;
        Assert.Equal((true, true), (session.Properties["DeveloperDoorOpen"].Value, session.Properties["AdminDoorOpen"].Value));
    }

    [Fact]
    public async Task A_portal_of_the_environment_is_looked_at_without_a_session()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        Set(sandbox);
        using var engine = Engine.Open();
        Assert.Equal("Open", engine.Run("Test-KonnectOnboarding").Succeeded().Output[0].Text("State"));
        Assert.Equal(["GET /api/v3/portal"], sandbox.Requests);
    }

    [Fact]
    public async Task A_pasted_token_comes_before_a_password()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        Set(sandbox);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_TOKEN", sandbox.Inner.IssuePortalToken());
        using var engine = Engine.Open();
        engine.Run("Connect-KonnectPortal").Succeeded();
        Assert.DoesNotContain("POST /api/v3/developer/authenticate", sandbox.Requests);
    }

    [Fact]
    public async Task A_secret_of_the_environment_does_not_go_to_another_portal()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        await using var other = await CheckedSandbox.StartAsync();
        Set(sandbox);
        Environment.SetEnvironmentVariable("KONNECT_TOKEN", null);
        using var engine = Engine.Open();
        Assert.Equal("NoSignIn", engine.Run($"Connect-KonnectPortal {other.Address}").ErrorId);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task An_access_token_of_the_environment_does_not_go_to_another_address()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        await using var other = await CheckedSandbox.StartAsync();
        Set(sandbox);
        using var engine = Engine.Open();
        Assert.Equal("NoAccessToken", engine.Run($"Connect-KonnectPortal -ApiUrl {other.Address}").ErrorId);
        Environment.SetEnvironmentVariable("KONNECT_API_URL", null);
        Assert.Equal("NoAccessToken", engine.Run($"Connect-KonnectPortal -ApiUrl {other.Address}").ErrorId);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public void The_region_of_the_environment_is_checked_too()
    {
        Environment.SetEnvironmentVariable("KONNECT_TOKEN", "kpat_x");
        Environment.SetEnvironmentVariable("KONNECT_REGION", "mars");
        using var engine = Engine.Open();
        Assert.Equal("UnknownRegion", engine.Run("Connect-KonnectPortal").ErrorId);
    }

    [Theory]
    [InlineData("KONNECT_TOKEN")]
    [InlineData("KONNECT_PORTAL_TOKEN")]
    [InlineData("KONNECT_PORTAL_PASSWORD")]
    public async Task A_secret_of_the_environment_that_is_no_secret_for_its_length_is_named(string variable)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        Set(sandbox);
        Environment.SetEnvironmentVariable(variable, new string('x', 65_537));
        using var engine = Engine.Open();
        var result = engine.Run("Connect-KonnectPortal");
        Assert.Equal("InvalidToken", result.ErrorId);
        Assert.Contains(variable, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(sandbox.Requests);
    }

    [Theory]
    [InlineData("KONNECT_TOKEN")]
    [InlineData("KONNECT_PORTAL_TOKEN")]
    [InlineData("KONNECT_REGION")]
    [InlineData("KONNECT_CLIENT_ID")]
    public async Task White_space_alone_sets_nothing(string variable)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        Set(sandbox);
        Environment.SetEnvironmentVariable(variable, " \t\n");
        using var engine = Engine.Open();
        Assert.Empty(engine.Run("$session = Connect-KonnectPortal").Succeeded().Warnings);
        Assert.Equal("True", engine.Run("$session.DeveloperDoorOpen").Single.ToString());
    }

    [Theory]
    [InlineData("", "\n")]
    [InlineData(" \n", "\r\n")]
    public async Task A_mounted_secret_may_end_in_a_line_break(string afterEmail, string afterPassword)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        Set(sandbox);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_EMAIL", sandbox.Seed.DeveloperEmail + afterEmail);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_PASSWORD", sandbox.Seed.DeveloperPassword + afterPassword);
        using var engine = Engine.Open();
        engine.Run($"Connect-KonnectPortal {sandbox.Address}").Succeeded();
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_PASSWORD", sandbox.Seed.DeveloperPassword + "\n\n");
        Assert.Equal("SignInRefused", engine.Run($"Connect-KonnectPortal {sandbox.Address}").ErrorId);
    }

    private static void Set(CheckedSandbox sandbox)
    {
        Environment.SetEnvironmentVariable("KONNECT_API_URL", sandbox.Address.ToString());
        Environment.SetEnvironmentVariable("KONNECT_TOKEN", sandbox.Seed.PersonalAccessToken);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_URL", sandbox.Address.ToString());
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_EMAIL", sandbox.Seed.DeveloperEmail);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_PASSWORD", sandbox.Seed.DeveloperPassword);
    }
}
