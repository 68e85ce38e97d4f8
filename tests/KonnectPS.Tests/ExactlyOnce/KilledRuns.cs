using KonnectPS.Tests.Request;

namespace KonnectPS.Tests.ExactlyOnce;

/// <summary>Kills a process at a random moment while it requests many credentials into a vault, runs it again, and counts.</summary>
internal sealed class KilledRuns : IDisposable
{
    private const int Applications = 12;

    private static readonly string[] Apis = ["orders", "inventory"];

    private readonly string _folder = Directory.CreateTempSubdirectory("konnectps-kill").FullName;
    private readonly Random _draw;
    private int? _undisturbed;

    public KilledRuns(int seed)
    {
        _draw = new Random(seed);
    }

    /// <summary>How many runs were killed before they were done.</summary>
    public int Killed { get; private set; }

    /// <summary>How many credentials the killed runs had minted.</summary>
    public int MintedBefore { get; private set; }

    /// <summary>How many of them no vault held when their run was killed.</summary>
    public int Orphans { get; private set; }

    /// <summary>How many names had exactly one live credential in the end, whose secret the vault held.</summary>
    public int Right { get; private set; }

    /// <summary>What else there was.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>One kill, one run to the end, and the count.</summary>
    public async Task RunAsync()
    {
        _undisturbed ??= await MeasureAsync();
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var vault = new FolderVault();
        var script = WriteScript(vault);
        using (var doomed = HostProcess.Start(script, sandbox))
        {
            await SentAsync(sandbox, _draw.Next(1, _undisturbed.Value), doomed);
            doomed.Kill();
            var (exitCode, _) = await doomed.ExitAsync();
            Killed += exitCode == 0 ? 0 : 1;
        }

        MintedBefore += sandbox.Inner.Store.Credentials.Count;
        Orphans += sandbox.Inner.Store.Credentials.Count - Names.Count(name => vault.Names.Contains(name.Name) && Holds(sandbox, vault, name));
        using var whole = HostProcess.Start(script, sandbox);
        var (code, errors) = await whole.ExitAsync();
        if (code != 0)
        {
            Wrong.Add($"the run after the kill failed: {errors}");
        }

        Count(sandbox, vault);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public override string ToString() =>
        $"{Killed} runs killed, which had minted {MintedBefore} credentials, {Orphans} of them in no vault; after the next run {Right} names with one live credential that the vault holds, {Wrong.Count} wrong";

    private static IEnumerable<(string Name, string Api)> Names => Enumerable.Range(0, Applications).Select(i => ($"bot-{i}", Apis[i % Apis.Length]));

    private static bool Holds(CheckedSandbox sandbox, FolderVault vault, (string Name, string Api) wanted) =>
        sandbox.Inner.Store.Credentials.Holds(vault.Read(wanted.Name, wanted.Api == "orders" ? "api_key" : "client_secret") ?? "");

    /// <summary>Ends when so many requests have arrived, or soon after: moments are drawn by requests, since a process waits and computes most of its life.</summary>
    private static async Task SentAsync(CheckedSandbox sandbox, int requests, HostProcess process)
    {
        using var waited = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (sandbox.Records.Count < requests && !process.HasExited)
        {
            await Task.Delay(1, waited.Token);
        }
    }

    /// <summary>How many requests a run sends that nobody kills.</summary>
    private async Task<int> MeasureAsync()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var vault = new FolderVault();
        using var run = HostProcess.Start(WriteScript(vault), sandbox);
        var (exitCode, errors) = await run.ExitAsync();
        Assert.True(exitCode == 0, errors);
        return sandbox.Records.Count;
    }

    private string WriteScript(FolderVault vault)
    {
        var script = Path.Combine(_folder, "requests.ps1");
        File.WriteAllText(script, vault.Script + $$"""
            Import-Module '{{RepositoryRoot.Path}}/KonnectPS.psd1'
            $null = Connect-KonnectPortal
            $wanted = 0..{{Applications - 1}} | ForEach-Object { [pscustomobject]@{ Application = "bot-$_"; Api = @('orders', 'inventory')[$_ % 2] } }
            $null = $wanted | Request-KonnectCredential -Vault Prod -ThrottleLimit 4
            """);
        return script;
    }

    private void Count(CheckedSandbox sandbox, FolderVault vault)
    {
        var store = sandbox.Inner.Store;
        var applications = store.Applications.OwnedBy(sandbox.Seed.DeveloperId);
        foreach (var wanted in Names)
        {
            var live = applications.Where(application => application.Name == wanted.Name).Sum(application => store.Credentials.Of(application.Id).Count);
            if (live == 1 && vault.Names.Contains(wanted.Name) && Holds(sandbox, vault, wanted))
            {
                Right++;
            }
            else
            {
                Wrong.Add($"{wanted.Name}: {live} live, {(vault.Names.Contains(wanted.Name) ? "another" : "none")} in the vault");
            }
        }
    }
}
