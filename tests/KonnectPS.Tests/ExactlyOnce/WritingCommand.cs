using KonnectPS.Sandbox.State;

namespace KonnectPS.Tests.ExactlyOnce;

/// <summary>A command that creates or mints, and what there is at Konnect once it has run exactly once.</summary>
internal sealed record WritingCommand(string Command)
{
    private const string KeyApplication = "$app = New-KonnectApplication bot -AuthStrategy key-auth";

    private const string IdentityStrategy =
        "$null = New-KonnectAuthServer agents api://orders; $null = New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents";

    private const string ClientApplication = "$app = New-KonnectApplication bot -AuthStrategy dcr";

    /// <summary>How long a new key is given to work.</summary>
    public static readonly TimeSpan Trial = TimeSpan.FromSeconds(20);

    private static readonly string Tried = $" -ProbeUri \"$($session.PortalUrl)gateway/orders/hello\" -ProbeTimeoutSeconds {Trial.TotalSeconds}";

    private static readonly Lazy<string> Changed = new(() =>
        SampleSpecification.Write("changed.yaml", SampleSpecification.Text.Replace("One invoice", "Another invoice", StringComparison.Ordinal)));

    /// <summary>Every writing command of the module, by a name that tests show.</summary>
    public static IReadOnlyDictionary<string, WritingCommand> All { get; } = new Dictionary<string, WritingCommand>
    {
        ["a key"] = new("New-KonnectCredential $app") { Before = KeyApplication, Credentials = 1, Secret = "ApiKey" },
        ["a key of a chosen name"] = new("New-KonnectCredential $app mine") { Before = KeyApplication, Credentials = 1, Secret = "ApiKey", Name = "mine" },
        ["a further client secret"] = new("New-KonnectCredential bot mine") { Before = ClientApplication, Credentials = 2, Secret = "ClientSecret", Name = "mine" },
        ["a reset key"] = new("$old | Reset-KonnectCredential -Confirm:$false")
        {
            Before = KeyApplication + "; $old = New-KonnectCredential $app", Credentials = 1, Secret = "ApiKey",
        },
        ["a reset key of a chosen name"] = new("$old | Reset-KonnectCredential -Confirm:$false")
        {
            Before = KeyApplication + "; $old = New-KonnectCredential $app mine", Credentials = 1, Secret = "ApiKey", Name = "mine",
        },
        ["a reset client secret"] = new("$app | New-KonnectCredential | Reset-KonnectCredential -Confirm:$false")
        {
            Before = ClientApplication, Credentials = 1, Secret = "ClientSecret",
        },
        ["an application"] = new("New-KonnectApplication bot -Description mine") { Description = "mine" },
        ["an application of a strategy"] = new("New-KonnectApplication bot -AuthStrategy key-auth"),
        ["an application that must be new"] = new("New-KonnectApplication bot -NoClobber -Description mine") { Description = "mine" },
        ["an application with a client"] = new("New-KonnectApplication bot -AuthStrategy dcr") { Credentials = 1, Secret = "ClientSecret", Description = "" },
        ["a described application with a client"] = new("New-KonnectApplication bot -AuthStrategy dcr -Description mine")
        {
            Credentials = 1, Secret = "ClientSecret", Description = "mine",
        },
        ["a self-managed application"] = new("New-KonnectApplication bot -AuthStrategy self-managed -ClientId theirs"),
        ["a registration"] = new("New-KonnectRegistration orders $app") { Before = KeyApplication, Registrations = 1 },
        ["a portal"] = new("New-KonnectPortal agents -Description mine -AutoApproveDevelopers -DefaultAuthStrategy key-auth -Label @{ a = 'b' }") { Applications = 0, Portals = 3 },
        ["a personal token"] = new("New-KonnectAccessToken tok") { Applications = 0, PersonalTokens = 2, Secret = "Token" },
        ["a token of a system account"] = new("New-KonnectAccessToken tok -SystemAccount seeded") { Applications = 0, SystemTokens = 2, Secret = "Token" },
        ["a token of a new system account"] = new("New-KonnectAccessToken tok -SystemAccount fresh") { Applications = 0, SystemAccounts = 2, Secret = "Token" },
        ["a token of a new system account with roles"] = new("New-KonnectAccessToken tok -SystemAccount fresh -Role Portals/Creator")
        {
            Applications = 0, SystemAccounts = 2, Secret = "Token",
        },
        ["a role of a system account"] = new("Grant-KonnectRole Creator Portals -SystemAccount seeded") { Applications = 0, Roles = 1 },
        ["a role of a team"] = new("Grant-KonnectRole Viewer APIs * -Team Automation") { Applications = 0, Roles = 1 },
        ["a role of a user"] = new("Grant-KonnectRole Admin Portals 'Sandbox Portal' -User olivia@example.com") { Applications = 0, Roles = 1 },
        ["a role of a portal's team"] = new("Grant-KonnectRole 'API Viewer' Services 18ee2573-dec0-4b83-be99-fa7700bcdc61 -PortalTeam Platform")
        {
            Applications = 0, Roles = 1,
        },
        ["a team"] = new("New-KonnectPortalTeam Billing -CanOwnApplications") { Applications = 0, Teams = 2 },
        ["a member of a team"] = new("Add-KonnectPortalTeamMember Platform pending@example.com") { Applications = 0, Members = 2, IsSilent = true },
        ["a strategy of keys"] = new("New-KonnectPortalAuthStrategy trial -TimeToLive 90") { Applications = 0, Strategies = 4 },
        ["a strategy of a provider"] = new("New-KonnectPortalAuthStrategy trial -DcrProvider sandbox-idp") { Applications = 0, Strategies = 4 },
        ["a strategy of an auth server"] = new("New-KonnectPortalAuthStrategy trial -AuthServer agents")
        {
            Before = "$null = New-KonnectAuthServer agents api://orders", Applications = 0, Strategies = 4, DcrProviders = 2, AuthServers = 1,
        },
        ["an auth server"] = new("New-KonnectAuthServer agents api://orders") { Applications = 0, AuthServers = 1 },
        ["an application with a client of an auth server"] = new("New-KonnectPortalApplication bot -Team Platform -AuthServer agents")
        {
            Before = IdentityStrategy, Strategies = 4, DcrProviders = 2, AuthServers = 1, Clients = 1, ClientSecrets = 1, Secret = "ClientSecret",
        },
        ["a requested secret of an auth server's client"] = new("Request-KonnectCredential bot Shipping -AuthServer agents -TeamId Platform -Approve")
        {
            Before = IdentityStrategy + "; $null = Publish-KonnectApi -Api Shipping -AuthStrategy agent-tokens -WarningAction Ignore",
            Registrations = 1, Strategies = 4, DcrProviders = 2, AuthServers = 1, Clients = 1, ClientSecrets = 1, Secret = "ClientSecret",
        },
        ["a reset secret of an auth server's client"] = new("$old | Reset-KonnectCredential -Confirm:$false")
        {
            Before = IdentityStrategy + "; $old = New-KonnectPortalApplication bot -Team Platform -AuthServer agents",
            Strategies = 4, DcrProviders = 2, AuthServers = 1, Clients = 1, ClientSecrets = 1, Secret = "ClientSecret",
        },
        ["a DCR provider"] = new("New-KonnectDcrProvider trial kongIdentity https://kong.example.com/ -Verify") { Applications = 0, DcrProviders = 2 },
        ["an API"] = new("New-KonnectCatalogApi $document") { Before = $"$document = '{SampleSpecification.Path}'", Applications = 0, Apis = 1, IsPublished = false },
        ["a published API"] = new("Publish-KonnectApi $document -Service returns -AuthStrategy key-auth") { Before = $"$document = '{SampleSpecification.Path}'", Applications = 0, Apis = 1 },
        ["an API of another service"] = new("Publish-KonnectApi -Api Invoices -Service refunds -ControlPlane staging -Force")
        {
            Before = $"$null = Publish-KonnectApi '{SampleSpecification.Path}' -Service returns -AuthStrategy key-auth", Applications = 0, Apis = 1,
        },
        ["an API of a changed document"] = new("Publish-KonnectApi $changed -WarningAction Ignore")
        {
            Before = $"$null = Publish-KonnectApi '{SampleSpecification.Path}' -Service returns -AuthStrategy key-auth; $changed = '{Changed.Value}'",
            Applications = 0,
            Apis = 1,
            Document = "Another invoice",
        },
        ["a requested key"] = new("Request-KonnectCredential bot orders") { Credentials = 1, Registrations = 1, Secret = "ApiKey" },
        ["a requested client"] = new("Request-KonnectCredential bot inventory") { Credentials = 1, Registrations = 1, Secret = "ClientSecret" },
        ["a requested described client"] = new("Request-KonnectCredential bot inventory -Description mine")
        {
            Credentials = 1, Registrations = 1, Secret = "ClientSecret",
        },
        ["a requested key that is tried"] = new("Request-KonnectCredential bot orders" + Tried) { Credentials = 1, Registrations = 1, Secret = "ApiKey" },
        ["a renewed key that is tried"] = new("Request-KonnectCredential bot orders -MaxAge 0" + Tried)
        {
            Before = "$null = Request-KonnectCredential bot orders", Credentials = 1, Registrations = 1, Secret = "ApiKey",
        },
    };

    /// <summary>What runs before, undisturbed.</summary>
    public string Before { get; init; } = "";

    /// <summary>How many applications there are then.</summary>
    public int Applications { get; init; } = 1;

    /// <summary>How many credentials there are then.</summary>
    public int Credentials { get; init; }

    public int Registrations { get; init; }

    public int Portals { get; init; } = 2;

    public int SystemAccounts { get; init; } = 1;

    public int Strategies { get; init; } = 3;

    public int DcrProviders { get; init; } = 1;

    public int AuthServers { get; init; }

    /// <summary>How many clients auth servers have.</summary>
    public int Clients { get; init; }

    /// <summary>How many secrets these clients have, each of them in use.</summary>
    public int ClientSecrets { get; init; }

    public int PersonalTokens { get; init; } = 1;

    public int SystemTokens { get; init; } = 1;

    /// <summary>How many teams the portal has.</summary>
    public int Teams { get; init; } = 1;

    /// <summary>How many members the seeded team has.</summary>
    public int Members { get; init; } = 1;

    /// <summary>How many roles the seeded account, team and user were granted.</summary>
    public int Roles { get; init; }

    /// <summary>How many APIs there are then beside those of the sandbox.</summary>
    public int Apis { get; init; }

    /// <summary>Whether each of these is linked and published once, or neither.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>What stands in the document of each of these.</summary>
    public string Document { get; init; } = "One invoice";

    /// <summary>Whether it emits nothing.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The property with the secret, or null.</summary>
    public string? Secret { get; init; }

    /// <summary>The name that the credential has then, or null for any.</summary>
    public string? Name { get; init; }

    /// <summary>The description that the application has then, or null for any.</summary>
    public string? Description { get; init; }

    /// <summary>The same command, as a name of a theory's data.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Asserts that the command has run exactly once, and that the caller holds what it minted.</summary>
    public async Task AssertDoneOnceAsync(CheckedSandbox sandbox, EngineResult result)
    {
        Assert.Equal(IsSilent ? 0 : 1, result.Succeeded().Output.Count);
        var store = sandbox.Inner.Store;
        Assert.Equal(
            (Applications, Credentials, Registrations, Portals, SystemAccounts, PersonalTokens, SystemTokens, Roles, Strategies, DcrProviders, AuthServers, Teams, Members),
            (store.Applications.Count,
                store.Credentials.Count,
                store.Registrations.Count,
                store.Portals.All.Count,
                store.SystemAccounts.All.Count,
                store.AccessTokens.Of(sandbox.Seed.UserId).Count,
                store.AccessTokens.Of(sandbox.Seed.SystemAccountId).Count,
                GrantedRoles(sandbox),
                store.Catalog.Strategies.Count,
                store.DcrProviders.All.Count,
                store.AuthServers.All.Count,
                store.Teams.OfPortal(sandbox.Seed.PortalId).Count,
                store.Teams.OfPortal(sandbox.Seed.PortalId).Single(team => team.Id == sandbox.Seed.TeamId).DeveloperIds.Count));
        Assert.Equal(
            (Clients, ClientSecrets, ClientSecrets),
            (store.AuthServers.Clients.Count,
                store.AuthServers.Clients.Sum(client => client.Secrets.Count),
                store.AuthServers.Clients.Sum(client => client.Secrets.Count(secret => secret.Enabled))));
        var published = store.Catalog.AllApis.Where(api => api.Name == "Invoices").ToList();
        Assert.Equal(Apis, published.Count);
        Assert.All(published, api => Assert.Equal(
            (IsPublished, IsPublished ? 1 : 0), (api.ServiceId is not null, store.Catalog.Apis.Count(publication => publication.Id == api.Id))));
        Assert.All(published, api => Assert.Contains(Document, api.Content, StringComparison.Ordinal));
        if (Secret is not null)
        {
            var secret = result.Single.Secret(Secret);
            Assert.True(Secret == "Token" ? await OpensAsync(sandbox, secret)
                : Clients > 0 ? store.AuthServers.Holds(result.Single.Text("ClientId")!, secret)
                : store.Credentials.Holds(secret));
        }

        if (Name is not null)
        {
            Assert.Equal(Name, result.Single.Text("DisplayName"));
            Assert.Single(ListedCredentials(sandbox), credential => credential.DisplayName == Name && credential.Id == result.Single.Text("CredentialId"));
        }

        if (Description is not null)
        {
            Assert.Equal(Description, result.Single.Text("Description") ?? "");
            Assert.Equal(Description, Assert.Single(store.Applications.OwnedBy(sandbox.Seed.DeveloperId)).Description ?? "");
        }
    }

    private static int GrantedRoles(CheckedSandbox sandbox) =>
        new[] { sandbox.Seed.SystemAccountId, sandbox.Seed.OrganizationTeamId, sandbox.Seed.OtherUserId, sandbox.Seed.TeamId }.Sum(owner => sandbox.Inner.Store.Roles.Of(owner).Count)
        - sandbox.Seed.SystemAccountRoles;

    private static IEnumerable<Credential> ListedCredentials(CheckedSandbox sandbox) =>
        sandbox.Inner.Store.Applications.OwnedBy(sandbox.Seed.DeveloperId).SelectMany(application => sandbox.Inner.Store.Credentials.Of(application.Id));

    private static async Task<bool> OpensAsync(CheckedSandbox sandbox, string token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Address, "v3/organizations/me"));
        request.Headers.Authorization = new("Bearer", token);
        using var response = await http.SendAsync(request);
        return response.IsSuccessStatusCode;
    }
}
