using KonnectPS.Sandbox.State;

namespace KonnectPS.Tests.Onboarding;

/// <summary>
/// A sandbox, an engine with the stand-in for SecretManagement, and somebody who answers what Get-Credential and Read-Host ask.
/// </summary>
internal sealed class OnboardingWorld : IAsyncDisposable
{
    /// <summary>The gates, in the order in which they are met.</summary>
    private static readonly string[] Names =
    [
        "Portal", "SignIn", "SignUp", "DeveloperApproval", "Access", "ApiVisible", "Published", "GatewayLink", "AuthStrategy", "CredentialKind",
        "Registration", "Quota", "Vault",
    ];

    private OnboardingWorld(CheckedSandbox sandbox)
    {
        Sandbox = sandbox;
        Engine = Engine.Open();
        Engine.Set("at", sandbox.Address.GetLeftPart(UriPartial.Authority));
        Engine.Set("pat", sandbox.Seed.PersonalAccessToken);
        Engine.Set("developer", new PSCredential(sandbox.Seed.DeveloperEmail, new System.Net.NetworkCredential("", sandbox.Seed.DeveloperPassword).SecurePassword));
        Engine.Set("portalToken", (Func<string>)(() => sandbox.Inner.IssuePortalToken()));
        var folder = Path.Combine(RepositoryRoot.Path, "tests", "ViceVault");
        Engine.Run($$"""
            $ConfirmPreference = 'None'
            Import-Module '{{folder}}/ViceVault.Extension/ViceVault.Extension.psd1' -Global -DisableNameChecking
            Import-Module '{{folder}}/Microsoft.PowerShell.SecretManagement.psm1' -Global -DisableNameChecking
            function Get-Credential { $developer }
            function Read-Host([string] $Prompt, [switch] $AsSecureString) {
                if ($Prompt -eq 'Gateway service') { return 'orders' }
                if ($Prompt -eq 'Auth strategy') { return 'key-auth' }
                if (-not $AsSecureString) { return 'client-of-ours' }
                $text = if ($Prompt -eq 'portalaccesstoken') { $portalToken.Invoke() } else { 'opens the vault' }
                [System.Net.NetworkCredential]::new('', $text).SecurePassword
            }
            function Connect-Developer { $null = Connect-KonnectPortal $at -PortalToken $portalToken.Invoke() }
            function Connect-Admin { $null = Connect-KonnectPortal -Portal 'Sandbox Portal' -PersonalAccessToken $pat -ApiUrl $at }
            function Connect-Both { $null = Connect-KonnectPortal $at -PortalToken $portalToken.Invoke() -PersonalAccessToken $pat -ApiUrl $at }
            """).Succeeded();
    }

    public CheckedSandbox Sandbox { get; }

    public Engine Engine { get; }

    private SandboxStore Store => Sandbox.Inner.Store;

    public static async Task<OnboardingWorld> StartAsync(SandboxOptions? options = null) => new(await CheckedSandbox.StartAsync(options));

    /// <summary>What a test comes to; nothing but GET was sent for it, and every gate is there, in order.</summary>
    public (IReadOnlyDictionary<string, PSObject> Gates, ErrorRecord? Error) Test(string arguments)
    {
        Sandbox.Inner.ClearRecords();
        var result = Engine.Run($"Test-KonnectOnboarding {arguments}");
        Assert.All(Sandbox.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
        Assert.Equal(Names, result.Output.Select(gate => gate.Text("Gate")));
        Assert.All(result.Output, gate => Assert.NotEqual("", gate.Text("Seen")));
        return (result.Output.ToDictionary(gate => gate.Text("Gate")!), result.Errors.SingleOrDefault());
    }

    /// <summary>The names of the gates in a state.</summary>
    public static IEnumerable<string> In(IReadOnlyDictionary<string, PSObject> gates, params string[] states) =>
        gates.Where(gate => states.Contains(gate.Value.Text("State"))).Select(gate => gate.Key);

    /// <summary>From here on the portal says the id of the other one when it is asked what it is.</summary>
    public void ClaimToBeThePartnerPortal() => Sandbox.Inner.Faults.Add(
        "GET", "/api/v3/portal", Fault.Alter([JsonChange.Replace("/portal_id", $"{Sandbox.Seed.PartnerPortalId}")]), times: int.MaxValue);

    public void ChangePortal(Func<Portal, Portal> change) => Store.Portals.Change(Sandbox.Seed.PortalId, change);

    public void ChangeOrders(Func<PublishedApi, PublishedApi> change) => Store.Catalog.Change(Sandbox.Seed.OrdersApi.Id, change);

    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await Sandbox.DisposeAsync();
    }
}
