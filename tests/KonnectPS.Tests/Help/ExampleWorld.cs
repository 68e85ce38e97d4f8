namespace KonnectPS.Tests.Help;

/// <summary>
/// The sandbox as the examples of the help take the world to be: both doors open, applications orders-bot and stock-keeper with an
/// API key each, which lie in the vault, a registration that waits for an administrator, a developer who waits for one
/// (pending@example.com), one who has signed up and holds the e-mail (nora@example.com), another e-mail for the developer who forgot the
/// password, tokens of the user and of the system account automation, which may do something; an OpenAPI document in invoices.yaml; and the
/// variables and the commands of others that the examples use.
/// </summary>
internal sealed class ExampleWorld : IDisposable
{
    private const string Newcomer = "nora@example.com";

    private readonly string _folder = Directory.CreateTempSubdirectory("konnectps").FullName;
    private readonly CheckedSandbox _sandbox;
    private readonly Engine _engine;

    public ExampleWorld(CheckedSandbox sandbox)
    {
        _sandbox = sandbox;
        _engine = Engine.Connected(sandbox);
        _engine.Set("folder", _folder);
        _engine.Set("portalToken", sandbox.Inner.IssuePortalToken());
        _engine.Set("token", sandbox.Seed.PersonalAccessToken);
        _engine.Set("developer", Credential(sandbox.Seed.DeveloperEmail, sandbox.Seed.DeveloperPassword));
        _engine.Set("pending", Credential(sandbox.Seed.PendingDeveloperEmail, sandbox.Seed.PendingDeveloperPassword));
        _engine.Set("password", Credential(Newcomer, "correct horse battery").Password);
        _engine.Set("document", SampleSpecification.Path);
        _engine.Set("dcrSecret", Credential("x", "gYmrbDfu_7PTsZWH").Password);
        _engine.Set("teamId", $"{sandbox.Seed.TeamId}");
        _engine.Run(
            """
            $ConfirmPreference = 'None'
            $ExecutionContext.SessionState.Path.SetLocation($folder)
            $null = 'orders-bot', 'stock-keeper' | New-KonnectApplication -AuthStrategy key-auth
            $null = New-KonnectRegistration payments orders-bot
            $secrets = @{}
            'orders-bot', 'stock-keeper' | New-KonnectCredential | ForEach-Object { $secrets[$_.Name] = $_ }
            Copy-Item $document ./invoices.yaml
            'okta-dcr', 'auth0-dcr', 'own-dcr' | ForEach-Object { $secrets[$_] = $dcrSecret }
            $null = New-KonnectAuthServer agents api://orders
            $null = New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents
            $null = Publish-KonnectApi -Api Shipping -AuthStrategy agent-tokens -WarningAction Ignore
            $null = New-KonnectAccessToken laptop
            $null = New-KonnectAccessToken runbook -SystemAccount automation -Role Portals/*/Admin, APIs/Creator
            Register-KonnectDeveloper nora@example.com 'Nora New'
            Reset-KonnectDeveloperPassword dev@example.com
            $tables = @{
                './applications.csv' = [pscustomobject]@{ Name = 'from-a-table'; Description = 'One of many'; AuthStrategy = 'key-auth' }
                './credentials.csv'  = [pscustomobject]@{ Application = 'orders-bot'; Api = 'orders'; AuthStrategy = 'key-auth'; SecretName = 'orders' },
                                       [pscustomobject]@{ Application = 'billing-bot'; Api = 'orders'; AuthStrategy = 'key-auth'; SecretName = 'billing' }
                './developers.csv'   = [pscustomobject]@{ Email = 'a@example.com'; FullName = 'Ada A' },
                                       [pscustomobject]@{ Email = 'b@example.com'; FullName = 'Ben B' }
            }
            """).Succeeded();
        _engine.Set("mail", sandbox.Inner.Inbox.Messages(Newcomer)[0]);
        _engine.Set("forgotten", sandbox.Inner.Inbox.Messages(sandbox.Seed.DeveloperEmail)[0]);
        _engine.Run(ForeignCommands.StandIns).Succeeded();
    }

    /// <summary>Runs an example; the portal, the gateway, the identity provider and the region it names stand for those of the sandbox.</summary>
    public EngineResult Run(string code) => _engine.Run(code
        .Replace("https://dev.example.com", _sandbox.Address.ToString(), StringComparison.Ordinal)
        .Replace("https://gateway.example.com/", $"{_sandbox.Address}gateway/", StringComparison.Ordinal)
        .Replace("https://idp.example.com/token", $"{_sandbox.Inner.TokenEndpoint}", StringComparison.Ordinal)
        .Replace("-Region eu", $"-ApiUrl {_sandbox.Address}", StringComparison.Ordinal)
        .Replace("/My Portal/", $"/{_sandbox.Seed.PortalName}/", StringComparison.Ordinal)
        .Replace("'My Portal'", $"'{_sandbox.Seed.PortalName}'", StringComparison.Ordinal));

    public void Dispose()
    {
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static PSCredential Credential(string userName, string password) =>
        new(userName, new System.Net.NetworkCredential("", password).SecurePassword);
}
