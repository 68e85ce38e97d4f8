namespace KonnectPS.Tests.Publisher;

/// <summary>A name that a pipeline says more than once, of things whose names Konnect does not keep apart.</summary>
public sealed class CreatedNamesTests
{
    [Theory]
    [InlineData("New-KonnectPortalAuthStrategy", 0)]
    [InlineData("New-KonnectPortalAuthStrategy", 5)]
    [InlineData("New-KonnectDcrProvider -ProviderType kongIdentity -Issuer https://kong.example.com/", 0)]
    [InlineData("New-KonnectDcrProvider -ProviderType kongIdentity -Issuer https://kong.example.com/", 5)]
    [InlineData("New-KonnectAuthServer -Audience api://orders", 0)]
    [InlineData("New-KonnectAuthServer -Audience api://orders", 5)]
    public async Task Is_created_once_and_read_back_after_that(string command, int lag)
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { ConsistencyLag = lag });
        using var engine = Engine.Connected(sandbox);

        var result = engine.Run($"1..8 | ForEach-Object {{ 'same' }} | {command}").Succeeded();

        Assert.Single(result.Output.Select(created => created.Text("Id")).Distinct());
        Assert.Equal((8, 7), (result.Output.Count, result.Warnings.Count));
        Assert.Single(sandbox.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }
}
