using KonnectPS.Sandbox.State;

namespace KonnectPS.Tests.Onboarding;

/// <summary>A state in which one gate is not open, and what opens it.</summary>
/// <param name="Name">What is the matter.</param>
/// <param name="Gate">The gate.</param>
/// <param name="State">Shut or NeedsPerson.</param>
/// <param name="For">Who opens it.</param>
/// <param name="Arguments">What Test-KonnectOnboarding is given.</param>
internal sealed record ShutGate(string Name, string Gate, string State, string For, string Arguments)
{
    private const string Bot = "$null = New-KonnectApplication bot -AuthStrategy key-auth";
    private const string Registered = Bot + "; $null = New-KonnectRegistration orders bot";

    /// <summary>Shuts it at Konnect.</summary>
    public Action<OnboardingWorld> Shut { get; init; } = _ => { };

    public SandboxOptions Options { get; init; } = new();

    /// <summary>The sessions, and what there is: a script.</summary>
    public string Setup { get; init; } = "Connect-Both";

    /// <summary>What the printed command needs: a script that opens its door.</summary>
    public string Door { get; init; } = "";

    /// <summary>Opens it at Konnect, where no command of ours does; null where the printed command opens it.</summary>
    public Action<OnboardingWorld>? ByHand { get; init; }

    /// <summary>What Test-KonnectOnboarding is given afterwards; null for the same.</summary>
    public string? ArgumentsAfter { get; init; }

    public static IReadOnlyList<ShutGate> All { get; } =
    [
        new("a portal that is not there", "Portal", "Shut", "You", "http://127.0.0.1:1")
        {
            Setup = "",
            ByHand = _ => { },
            ArgumentsAfter = "$at",
        },
        new("a portal without authentication", "SignIn", "Shut", "Administrator", "$at")
        {
            Setup = "",
            Shut = world => world.ChangePortal(portal => portal with { AuthenticationEnabled = false }),
            Door = "Connect-Admin",
            ArgumentsAfter = "-Portal $at",
        },
        new("a portal with no way to sign in", "SignIn", "Shut", "Administrator", "$at")
        {
            Setup = "",
            Shut = world => world.ChangePortal(portal => portal with { BasicAuthEnabled = false }),
            ByHand = world => world.ChangePortal(portal => portal with { BasicAuthEnabled = true }),
        },
        new("single sign-on alone", "SignIn", "NeedsPerson", "Developer", "-Portal $at")
        {
            Setup = "",
            Shut = world => world.ChangePortal(portal => portal with { BasicAuthEnabled = false, SamlAuthEnabled = true }),
        },
        new("a token that has ended", "SignIn", "Shut", "You", "-Api orders")
        {
            Setup = "Connect-Developer",
            Shut = world => world.Sandbox.Inner.Store.PortalTokens.RevokeAll(),
        },
        new("somebody who has not signed up", "SignUp", "Shut", "Developer", "-Developer nora@example.com -Api orders")
        {
            Setup = "Connect-Admin",
            Shut = world => world.ChangePortal(portal => portal with { AutoApproveDevelopers = true }),
        },
        new("a developer who waits", "DeveloperApproval", "NeedsPerson", "Administrator", "-Developer pending@example.com -Api orders") { Setup = "Connect-Admin" },
        new("a developer who was rejected", "DeveloperApproval", "Shut", "Administrator", "-Developer pending@example.com")
        {
            Setup = "Connect-Admin",
            Shut = world => world.Sandbox.Inner.Store.Developers.SetStatus(world.Sandbox.Seed.PendingDeveloperId, DeveloperStatus.Rejected),
        },
        new("a portal that wants an administrator for everybody", "DeveloperApproval", "NeedsPerson", "Administrator", "$at")
        {
            Setup = "Connect-Admin",
            ByHand = world => world.ChangePortal(portal => portal with { AutoApproveDevelopers = true }),
        },
        new("a role that shows an API and no more", "Access", "Shut", "Administrator", "-Api orders")
        {
            Setup = "Connect-Developer",
            Shut = world => WithRoles(world, "API Viewer"),
            Door = "Connect-Both",
        },
        new("no role for an API", "Access", "Shut", "Administrator", "-Api orders")
        {
            Shut = world => WithRoles(world),
        },
        new("no such API", "ApiVisible", "Shut", "You", "-Api ordres") { ByHand = _ => { }, ArgumentsAfter = "-Api orders" },
        new("an API that a developer is not shown", "ApiVisible", "Shut", "Administrator", "-Api orders")
        {
            Setup = "Connect-Developer",
            Shut = world => world.ChangeOrders(api => api with { PortalId = world.Sandbox.Seed.PartnerPortalId }),
            ByHand = world => world.ChangeOrders(api => api with { PortalId = world.Sandbox.Seed.PortalId }),
        },
        new("a private API, and nobody signed in", "ApiVisible", "Shut", "Developer", "-Api orders -Developer dev@example.com")
        {
            Setup = "Connect-Admin",
            Shut = world => world.ChangeOrders(api => api with { IsPublic = false }),
            ArgumentsAfter = "-Api orders",
        },
        new("an API that is published elsewhere", "Published", "Shut", "Administrator", "-Api Orders")
        {
            Shut = world => world.ChangeOrders(api => api with { PortalId = world.Sandbox.Seed.PartnerPortalId }),
        },
        new("an API without a gateway", "GatewayLink", "Shut", "Administrator", "-Api orders")
        {
            Shut = world => world.ChangeOrders(api => api with { ServiceId = null }),
        },
        new("a gateway that the strategy did not reach", "GatewayLink", "Shut", "Administrator", "-Api orders")
        {
            Shut = world => world.ChangeOrders(api => api with { SyncError = "Unable to connect to the control plane" }),
            ByHand = world => world.ChangeOrders(api => api with { SyncError = null }),
        },
        new("an API without a strategy", "AuthStrategy", "Shut", "Administrator", "-Api orders")
        {
            Shut = world => world.ChangeOrders(api => api with { Strategies = [] }),
        },
        new("no application yet", "AuthStrategy", "Shut", "Developer", "-Api orders -Application 'it''s a bot'"),
        new("no application yet, for a client", "AuthStrategy", "Shut", "Developer", "-Api inventory -Application stock"),
        new("an application of another strategy", "AuthStrategy", "Shut", "Developer", "-Api orders -Application stock")
        {
            Setup = "Connect-Both; $null = New-KonnectApplication stock -AuthStrategy dcr",
            ArgumentsAfter = "-Api orders -Application stock-orders",
        },
        new("a client of one's own", "CredentialKind", "NeedsPerson", "Developer", "-Api shipping") { ArgumentsAfter = "-Api shipping -Application shipping-client" },
        new("an application that is not registered", "Registration", "Shut", "Developer", "-Api orders -Application bot") { Setup = "Connect-Both; " + Bot },
        new("a registration that waits, for the developer", "Registration", "NeedsPerson", "Administrator", "-Api payments -Application bot")
        {
            Setup = "Connect-Developer; " + Bot + "; $null = New-KonnectRegistration payments bot",
            Door = "Connect-Both",
        },
        new("a registration that waits, for an administrator", "Registration", "NeedsPerson", "Administrator", "-Api payments -Application bot")
        {
            Setup = "Connect-Developer; " + Bot + "; $null = New-KonnectRegistration payments bot; Connect-Admin",
        },
        new("a registration that was rejected", "Registration", "Shut", "Administrator", "-Api payments -Application bot")
        {
            Setup = "Connect-Both; " + Bot + "; New-KonnectRegistration payments bot | Deny-KonnectPortalRegistration",
        },
        new("an API whose registrations wait", "Registration", "NeedsPerson", "Administrator", "-Api payments")
        {
            ByHand = world => world.Sandbox.Inner.Store.Catalog.Change(world.Sandbox.Seed.PaymentsApi.Id, api => api with { AutoApproveRegistrations = true }),
        },
        new("as many keys as there can be", "Quota", "Shut", "Developer", "-Api orders -Application bot")
        {
            Setup = "Connect-Both; " + Registered + "; 1..20 | ForEach-Object { $null = New-KonnectCredential bot }",
        },
        new("as many client secrets as there can be", "Quota", "Shut", "Developer", "-Api inventory -Application stock")
        {
            Setup = "Connect-Both; $null = New-KonnectApplication stock -AuthStrategy dcr | New-KonnectRegistration inventory; $null = New-KonnectCredential stock",
        },
        new("as many applications as there can be", "Quota", "Shut", "Developer", "-Api orders") { Options = new SandboxOptions { SeedApplications = 500 } },
        new("a vault that is not registered", "Vault", "Shut", "You", "$at -Vault Prod") { Setup = "" },
        new("no default vault", "Vault", "Shut", "You", "$at -Vault ''") { Setup = "" },
        new("a vault that is locked", "Vault", "Shut", "You", "-Api orders -Application bot -Vault 'My Vault'")
        {
            Setup = "Connect-Both; " + Registered + "; Register-SecretVault 'My Vault' -ModuleName ViceVault -VaultParameters @{ Vice = 'Locked' }",
        },
        new("somebody else's secret", "Vault", "Shut", "You", "-Api orders -Application bot -Vault Prod")
        {
            Setup = "Connect-Both; " + Registered + "; Register-SecretVault Prod -ModuleName ViceVault; Set-Secret bot 'a password' -Vault Prod",
            ByHand = world => world.Engine.Run("Remove-Secret bot -Vault Prod").Succeeded(),
        },
        new("a vault that can't replace", "Vault", "Shut", "You", "$at -Vault Prod")
        {
            Setup = "Register-SecretVault Prod -ModuleName SecretManagement.CyberArk",
            ByHand = world => world.Engine.Run("Register-SecretVault Prod -ModuleName ViceVault").Succeeded(),
        },
    ];

    public override string ToString() => Name;

    private static void WithRoles(OnboardingWorld world, params string[] roles)
    {
        world.ChangePortal(portal => portal with { RbacEnabled = true });
        foreach (var role in roles)
        {
            world.Sandbox.Inner.Store.Roles.Add(world.Sandbox.Seed.TeamId, role, "Services");
        }
    }
}
