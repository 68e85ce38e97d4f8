namespace KonnectPS.Tests.Request;

/// <summary>Tables of credentials: what each row costs when all is as it should be.</summary>
public sealed class RequestManyTests : IDisposable
{
    private const int Rows = 250;
    private const string Table = "1..250 | ForEach-Object { [pscustomobject]@{ Application = \"bot-$_\"; Api = 'orders' } }";

    private readonly FolderVault _vault = new();

    public void Dispose() => _vault.Dispose();

    [Fact]
    public async Task A_satisfied_table_reads_the_applications_in_pages_and_two_lists_for_each_row()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { EnforceQuotas = false });
        using var engine = Connected(sandbox);
        engine.Run($"$table = {Table}; $null = $table | Request-KonnectCredential -Vault Prod").Succeeded();
        Assert.Equal(Rows, _vault.Names.Count);
        sandbox.Inner.ClearRecords();

        var again = engine.Run("$table | Request-KonnectCredential -Vault Prod");

        again.Succeeded();
        Assert.Equal(Rows, again.Output.Count);
        Assert.All(sandbox.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
        Assert.Equal(3, sandbox.Requests.Count(request => request == "GET /api/v3/applications"));
        Assert.Equal(Rows, sandbox.Requests.Count(request => request.EndsWith("/registrations", StringComparison.Ordinal)));
        Assert.Equal(Rows, sandbox.Requests.Count(request => request.EndsWith("/credentials", StringComparison.Ordinal)));
        Assert.Equal(3 + Rows + Rows, sandbox.Requests.Count);
    }

    [Fact]
    public async Task A_row_that_is_new_is_created_although_the_list_was_read_before()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Connected(sandbox);
        engine.Run("'a', 'b' | Request-KonnectCredential -Api orders -Vault Prod").Succeeded();
        engine.Run("'a', 'c', 'c', 'b' | Request-KonnectCredential -Api orders -Vault Prod -ThrottleLimit 1").Succeeded();
        Assert.Equal(["a", "b", "c"], _vault.Names);
        Assert.Equal(3, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task Of_a_very_long_list_only_what_is_asked_for_is_read()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 2500, EnforceQuotas = false });
        using var engine = Connected(sandbox);
        engine.Run("'a' | Request-KonnectCredential -Api orders -Vault Prod").Succeeded();
        sandbox.Inner.ClearRecords();
        engine.Run("'a' | Request-KonnectCredential -Api orders -Vault Prod").Succeeded();

        // Two pages, until the first one says how long the list is, and the name by itself.
        Assert.InRange(sandbox.Requests.Count(request => request == "GET /api/v3/applications"), 1, 3);
    }

    private Engine Connected(CheckedSandbox sandbox)
    {
        var engine = Engine.Connected(sandbox);
        engine.Run(_vault.Script).Succeeded();
        return engine;
    }
}
