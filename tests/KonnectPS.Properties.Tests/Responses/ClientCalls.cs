using Newtonsoft.Json.Linq;

namespace KonnectPS.Properties.Tests.Responses;

/// <summary>Every call that the client makes, with both doors of one address.</summary>
internal sealed class ClientCalls : IDisposable
{
    private const string Id = "7f9fd312-a987-4628-b4c5-bb4f4fddd5f7";

    private static readonly RoleGrant Role = new() { RoleName = "Creator", EntityTypeName = "APIs", EntityId = RoleGrant.All, EntityRegion = RoleGrant.All };

    private readonly DeveloperDoor _developer;
    private readonly AdminDoor _admin;
    private readonly DeviceLogin _device;

    public ClientCalls(Uri address)
    {
        // No retries: what a response becomes is asked, not what the next one does.
        var options = new PipelineOptions { MaxRetries = 0, AttemptTimeout = TimeSpan.FromSeconds(20) };
        _developer = new DeveloperDoor(address, options);
        _developer.UseToken(SecretText.Hide("a.b.c"));
        _admin = new AdminDoor(address, address, SecretText.Hide("kpat_x"), options);
        _device = new DeviceLogin(address, "client", options);
        All =
        [
            stop => _developer.GetPortalAsync(stop),
            stop => _developer.GetMeAsync(stop),
            stop => SomeOf(_developer.ListApis(), stop),
            stop => _developer.GetApiAsync("orders", stop),
            stop => _developer.GetSpecificationAsync(new Api { Id = Id, Name = "Orders" }, version: null, stop),
            stop => SomeOf(_developer.ListAuthStrategies(), stop),
            stop => SomeOf(_developer.ListApplications(), stop),
            stop => _developer.GetApplicationAsync(Id, stop),
            stop => _developer.CreateApplicationAsync(new NewApplication { Name = "n" }, stop),
            stop => _developer.UpdateApplicationAsync(Id, new ApplicationChange { Name = "n" }, stop),
            stop => _developer.DeleteApplicationAsync(Id, stop),
            stop => SomeOf(_developer.ListRegistrations(Id), stop),
            stop => _developer.CreateRegistrationAsync(Id, Id, stop),
            stop => _developer.GetRegistrationAsync(Id, Id, stop),
            stop => _developer.DeleteRegistrationAsync(Id, Id, stop),
            stop => SomeOf(_developer.ListCredentials(Id), stop),
            stop => _developer.CreateCredentialAsync(Id, "n", stop),
            // A list of what chance made does not show the name.
            stop => _developer.RenameCredentialAsync(Id, Id, "n", stop, isReadBackLater: true),
            stop => _developer.RegenerateSecretAsync(Id, stop),
            stop => _developer.DeleteCredentialAsync(Id, Id, stop),
            stop => SignInAndOutAsync(address, options, stop),
            stop => _developer.SignUpAsync("a@example.com", "A", stop),
            stop => _developer.ForgotPasswordAsync("a@example.com", stop),
            stop => _developer.VerifyEmailAsync(SecretText.Hide("t"), stop),
            stop => _developer.SetPasswordAsync(SecretText.Hide("t"), SecretText.Hide("p"), stop),
            stop => SomeOf(_admin.ListPortals(), stop),
            stop => _admin.GetPortalAsync(Id, stop),
            stop => _admin.CreatePortalAsync(new NewPortal { Name = "n" }, stop),
            stop => _admin.UpdatePortalAsync(Id, new PortalChange { Name = "n" }, stop),
            stop => _admin.DeletePortalAsync(Id, force: true, stop),
            stop => SomeOf(_admin.ListApis(), stop),
            stop => SomeOf(_admin.ListAuthStrategies(), stop),
            stop => SomeOf(_admin.ListCatalogApis(), stop),
            stop => _admin.GetCatalogApiAsync(Id, stop),
            stop => _admin.ValidateSpecificationAsync("openapi: 3.0.3", stop),
            stop => _admin.CreateCatalogApiAsync(new NewCatalogApi { Name = "n" }, stop),
            stop => _admin.DeleteCatalogApiAsync(Id, stop),
            stop => _admin.CreateCatalogApiVersionAsync(Id, new CatalogApiDocument { Spec = new CatalogSpecification { Content = "c" } }, stop),
            stop => _admin.ReplaceCatalogApiVersionAsync(Id, Id, new CatalogApiDocument { Spec = new CatalogSpecification { Content = "c" } }, stop),
            stop => _admin.CreateLinkAsync(Id, Id, Id, stop),
            stop => _admin.UnlinkAsync(Id, Id, stop),
            stop => _admin.PublishAsync(Id, Id, new WantedPublication(), stop),
            stop => _admin.UnpublishAsync(Id, Id, stop),
            stop => SomeOf(_admin.ListControlPlanes(), stop),
            stop => _admin.FindServiceAsync(Id, "n", stop),
            stop => _admin.GetServiceAsync(Id, Id, stop),
            stop => _admin.GetCatalogApiVersionAsync(Id, Id, stop),
            stop => SomeOf(_admin.ListStrategies(), stop),
            stop => _admin.GetStrategyAsync(Id, stop),
            stop => _admin.CreateStrategyAsync(new NewAuthStrategy { Name = "n", KeyNames = ["k"] }, stop),
            stop => _admin.UpdateStrategyAsync(Id, new AuthStrategyChange { Name = "n" }, stop),
            stop => _admin.DeleteStrategyAsync(Id, stop),
            stop => SomeOf(_admin.ListDcrProviders(), stop),
            stop => _admin.GetDcrProviderAsync(Id, stop),
            stop => _admin.CreateDcrProviderAsync(new NewDcrProvider { Name = "n", ProviderType = "okta", Issuer = "https://example.com/" }, stop),
            stop => _admin.VerifyDcrProviderAsync(new DcrProvider { Id = Id, Name = "n", ProviderType = "okta", Issuer = "https://example.com/" }, stop),
            stop => _admin.DeleteDcrProviderAsync(Id, stop),
            stop => SomeOf(_admin.ListAuthServers(), stop),
            stop => _admin.GetAuthServerAsync(Id, stop),
            stop => _admin.CreateAuthServerAsync(new NewAuthServer { Name = "n", Audience = "a" }, stop),
            stop => _admin.DeleteAuthServerAsync(Id, force: true, stop),
            stop => SomeOf(_admin.ListAuthServerClients(Id), stop),
            stop => _admin.CreateAuthServerClientAsync(Id, new NewAuthServerClient { Name = "n" }, stop),
            stop => _admin.DeleteAuthServerClientAsync(Id, Id, stop),
            stop => _admin.GetAuthServerClientAsync(Id, Id, stop),
            stop => SomeOf(_admin.ListClientSecrets(Id, Id), stop),
            stop => _admin.CreateClientSecretAsync(Id, Id, stop),
            stop => _admin.EnableClientSecretAsync(Id, Id, Id, stop),
            stop => _admin.DeleteClientSecretAsync(Id, Id, Id, stop),
            stop => _admin.GetOrganizationAsync(stop),
            stop => _admin.GetUserAsync(stop),
            stop => _admin.ListPersonalTokensAsync(Id, stop),
            stop => _admin.CreatePersonalTokenAsync(Id, "n", DateTimeOffset.UnixEpoch, stop),
            stop => _admin.DeletePersonalTokenAsync(Id, Id, stop),
            stop => SomeOf(_admin.ListSystemAccounts(), stop),
            stop => _admin.CreateSystemAccountAsync("n", "d", stop),
            stop => SomeOf(_admin.ListPortalTeams(Id), stop),
            stop => _admin.GetPortalTeamAsync(Id, Id, stop),
            stop => _admin.CreatePortalTeamAsync(Id, new NewPortalTeam { Name = "n" }, stop),
            stop => _admin.DeletePortalTeamAsync(Id, Id, stop),
            stop => SomeOf(_admin.ListTeamMembers(Id, Id), stop),
            stop => _admin.AddTeamMemberAsync(Id, Id, Id, stop),
            stop => _admin.RemoveTeamMemberAsync(Id, Id, Id, stop),
            stop => _admin.ListRolesAsync(RoleOwner.PortalTeam(Id, Id), null, null, stop),
            stop => _admin.GrantRoleAsync(RoleOwner.PortalTeam(Id, Id), Role, stop),
            stop => _admin.RevokeRoleAsync(RoleOwner.PortalTeam(Id, Id), Id, stop),
            stop => SomeOf(_admin.ListTeams(), stop),
            stop => SomeOf(_admin.ListUsers(), stop),
            stop => _admin.ListRolesAsync(RoleOwner.SystemAccount(Id), null, null, stop),
            stop => _admin.GrantRoleAsync(RoleOwner.SystemAccount(Id), Role, stop),
            stop => _admin.RevokeRoleAsync(RoleOwner.SystemAccount(Id), Id, stop),
            stop => _admin.ListRolesAsync(RoleOwner.Team(Id), null, null, stop),
            stop => _admin.GrantRoleAsync(RoleOwner.Team(Id), Role, stop),
            stop => _admin.RevokeRoleAsync(RoleOwner.Team(Id), Id, stop),
            stop => _admin.ListRolesAsync(RoleOwner.User(Id), null, null, stop),
            stop => _admin.GrantRoleAsync(RoleOwner.User(Id), Role, stop),
            stop => _admin.RevokeRoleAsync(RoleOwner.User(Id), Id, stop),
            stop => SomeOf(_admin.ListSystemTokens(Id), stop),
            stop => _admin.CreateSystemTokenAsync(Id, "n", DateTimeOffset.UnixEpoch, stop),
            stop => _admin.DeleteSystemTokenAsync(Id, Id, stop),
            stop => SomeOf(_admin.ListDevelopers(Id), stop),
            stop => _admin.GetDeveloperAsync(Id, Id, stop),
            stop => _admin.SetDeveloperStatusAsync(Id, Id, "approved", stop),
            stop => _admin.DeleteDeveloperAsync(Id, Id, stop),
            stop => _admin.CreateDeveloperAsync(Id, new NewPortalDeveloper { Email = "a@example.com", FullName = "A" }, stop),
            stop => SomeOf(_admin.ListForms(Id), stop),
            stop => _admin.GetFormAsync(Id, Id, stop),
            stop => SomeOf(_admin.ListApplications(Id), stop),
            stop => _admin.GetApplicationAsync(Id, Id, stop),
            stop => _admin.CreateApplicationAsync(Id, new NewPortalApplication { Name = "n", Owner = new ApplicationOwner { Id = Id, Type = "developer" } }, stop),
            stop => _admin.DeleteApplicationAsync(Id, Id, stop),
            stop => SomeOf(_admin.ListCredentials(Id, Id), stop),
            stop => SomeOf(_admin.ListRegistrations(Id), stop),
            stop => SomeOf(_admin.ListRegistrations(Id, Id), stop),
            stop => _admin.GetRegistrationAsync(Id, Id, Id, stop),
            stop => _admin.CreateRegistrationAsync(Id, Id, Id, null, stop),
            stop => _admin.SetRegistrationStatusAsync(Id, Id, Id, "approved", stop),
            stop => _admin.DeleteRegistrationAsync(Id, Id, Id, stop),
            stop => _device.BeginAsync(stop),
            stop => KonnectRegion.ListAsync(address, options, stop),
        ];
    }

    public IReadOnlyList<Func<CancellationToken, Task>> All { get; }

    /// <summary>Puts into the response to a change what the calls above ask for: without it a change was not made.</summary>
    public static void Echo(string method, JToken made)
    {
        if (method != "PATCH")
        {
            return;
        }

        foreach (var (field, asked) in ((string, JToken)[])[("id", Id), ("name", "n"), ("status", "approved"), ("enabled", true)])
        {
            if (made[field] is not null)
            {
                made[field] = asked;
            }
        }
    }

    public void Dispose()
    {
        _developer.Dispose();
        _admin.Dispose();
        _device.Dispose();
    }

    /// <summary>Reads a list, but not one without end.</summary>
    private static async Task SomeOf<T>(KonnectList<T> list, CancellationToken stop)
        where T : class, IIdentified
    {
        var items = 0;
        await foreach (var item in list.WithCancellation(stop))
        {
            Assert.NotNull(item.Id);
            Assert.NotNull(item.ToString());
            if (++items == 20)
            {
                return;
            }
        }
    }

    private static async Task SignInAndOutAsync(Uri address, PipelineOptions options, CancellationToken stop)
    {
        using var door = new DeveloperDoor(address, options);
        await door.SignInAsync("a@example.com", SecretText.Hide("p"), stop);
        await door.SignOutAsync(stop);
    }
}
