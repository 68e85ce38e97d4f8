using KonnectPS.Sandbox.State;

namespace KonnectPS.Tests.ExactlyOnce;

/// <summary>A command that creates or mints, and what there is at Konnect once it has run exactly once.</summary>
internal sealed record WritingCommand(string Command)
{
    private const string KeyApplication = "$app = New-KonnectApplication bot -AuthStrategy key-auth";
    private const string Tried = " -ProbeUri \"$($session.PortalUrl)gateway/orders/hello\" -ProbeTimeoutSeconds 20";
    private const string ClientApplication = "$app = New-KonnectApplication bot -AuthStrategy dcr";

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
        ["a personal token"] = new("New-KonnectAccessToken tok") { Applications = 0, PersonalTokens = 2, Secret = "Token" },
        ["a token of a system account"] = new("New-KonnectAccessToken tok -SystemAccount seeded") { Applications = 0, SystemTokens = 2, Secret = "Token" },
        ["a token of a new system account"] = new("New-KonnectAccessToken tok -SystemAccount fresh") { Applications = 0, SystemAccounts = 2, Secret = "Token" },
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

    public int SystemAccounts { get; init; } = 1;

    public int PersonalTokens { get; init; } = 1;

    public int SystemTokens { get; init; } = 1;

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
        var output = result.Single;
        var store = sandbox.Inner.Store;
        Assert.Equal(
            (Applications, Credentials, Registrations, SystemAccounts, PersonalTokens, SystemTokens),
            (store.Applications.Count,
                store.Credentials.Count,
                store.Registrations.Count,
                store.SystemAccounts.All.Count,
                store.AccessTokens.Of(sandbox.Seed.UserId).Count,
                store.AccessTokens.Of(sandbox.Seed.SystemAccountId).Count));
        if (Secret is not null)
        {
            var secret = output.Secret(Secret);
            Assert.True(Secret == "Token" ? await OpensAsync(sandbox, secret) : store.Credentials.Holds(secret));
        }

        if (Name is not null)
        {
            Assert.Equal(Name, output.Text("DisplayName"));
            Assert.Single(ListedCredentials(sandbox), credential => credential.DisplayName == Name && credential.Id == output.Text("CredentialId"));
        }

        if (Description is not null)
        {
            Assert.Equal(Description, output.Text("Description") ?? "");
            Assert.Equal(Description, Assert.Single(store.Applications.OwnedBy(sandbox.Seed.DeveloperId)).Description ?? "");
        }
    }

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
