using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.State;

/// <summary>Fills a new sandbox.</summary>
internal sealed class SandboxSeeder
{
    private const string Host = "127.0.0.1";

    /// <summary>What the seeded system account may do.</summary>
    private static readonly (string Role, string EntityType)[] AccountRoles =
        [("Admin", "Identity"), ("Admin", "Portals"), ("Viewer", "APIs"), ("Viewer", "Application Auth Strategies")];

    private const string SignUpForm =
        """
        [
          { "type": "text", "name": "full_name", "label": "Full name", "required": true, "built_in": true },
          { "type": "email", "name": "email", "label": "Email address", "required": true, "built_in": true },
          { "type": "text", "name": "company_name", "label": "Company", "placeholder": "Who you work for", "required": true },
          { "type": "select", "mode": "single_select", "name": "department", "label": "Department",
            "options": [ { "value": "sales", "label": "Sales" }, { "value": "engineering", "label": "Engineering", "selected": true } ] },
          { "type": "checkbox", "name": "agree_terms", "label": "I agree to the terms", "required": true },
          { "type": "submit", "name": "submit", "value": "Sign up" }
        ]
        """;

    private const string AccessForm =
        """
        [
          { "type": "text", "name": "api_id", "label": "API" },
          { "type": "textarea", "name": "business_justification", "label": "What do you need it for?", "required": true },
          { "type": "number", "name": "calls_a_day", "label": "Calls a day" },
          { "type": "submit", "name": "submit", "value": "Ask" }
        ]
        """;

    private readonly SandboxStore _store;
    private readonly SandboxOptions _options;
    private readonly DateTimeOffset _now;
    private readonly ControlPlane _gateway;

    public SandboxSeeder(SandboxStore store, SandboxOptions options)
    {
        _store = store;
        _options = options;
        _now = options.TimeProvider.GetUtcNow();

        // An organisation without a portal has its gateways all the same.
        _gateway = _store.ControlPlanes.Add("sandbox", _now, "orders", "payments", "inventory", "shipping", "refunds", "returns");
        _store.ControlPlanes.Add("staging", _now, "refunds");
    }

    public SandboxSeed Plant()
    {
        return _options.Empty
            ? new SandboxSeed { OrganizationId = Guid.NewGuid(), UserId = _store.User.Id, PersonalAccessToken = DrawPersonalToken() }
            : PlantPortals();
    }

    private SandboxSeed PlantPortals()
    {
        var keyAuth = _store.Catalog.Add(KeyAuth() with { CreatedAt = _now, UpdatedAt = _now });
        var dcr = _store.Catalog.Add(DynamicClientRegistration(_store.DcrProviders.Add(CustomProvider())));
        var selfManaged = _store.Catalog.Add(SelfManaged() with { CreatedAt = _now, UpdatedAt = _now });
        var portal = new Portal
        {
            Id = Guid.NewGuid(),
            Name = "Sandbox Portal",
            Domain = Host,
            Host = Host,
            DefaultStrategyId = keyAuth.Id,
            Labels = new Dictionary<string, string> { ["env"] = "sandbox" },
            CreatedAt = _now,
        };
        _store.Portals.Add(portal);
        var partner = _store.AddPortal("Partner Portal");
        var orders = Publish(portal, "orders", "Orders", keyAuth, autoApprove: true);
        var payments = Publish(portal, "payments", "Payments", keyAuth, autoApprove: false);
        _store.Catalog.Add(payments with { PortalId = partner.Id });
        var inventory = Publish(portal, "inventory", "Inventory", dcr, autoApprove: true);
        var shipping = Publish(portal, "shipping", "Shipping", selfManaged, autoApprove: true);

        _store.Forms.Add(portal.Id, "developer-registration", "developer_registration", SignUpForm);
        _store.Forms.Add(portal.Id, "partner-access", "api_registration", AccessForm, isPublished: false);

        var password = RandomSecret.Draw();
        var developer = _store.Developers.Add(portal.Id, "dev@example.com", "Dana Developer", password);
        var pendingPassword = RandomSecret.Draw();
        var pending = _store.Developers.Add(portal.Id, "pending@example.com", "Penny Pending", pendingPassword, DeveloperStatus.Pending);
        SeedApplications(developer, keyAuth);
        var team = _store.Teams.Add(portal.Id, "Platform", canOwnApplications: true, developer.Id);
        var account = _store.SystemAccounts.Add(new SystemAccount(Guid.NewGuid(), "seeded", "The sandbox's own", _now));
        var automation = new OrganizationTeam(Guid.NewGuid(), "Automation", "Programs and those who write them", _now, [account.Id]);
        _store.OrganizationTeams = [automation];
        foreach (var (role, type) in AccountRoles)
        {
            _store.Roles.Add(account.Id, role, type);
        }

        return new SandboxSeed
        {
            OrganizationId = Guid.NewGuid(),
            PortalId = portal.Id,
            PortalName = portal.Name,
            PartnerPortalId = partner.Id,
            PartnerPortalName = partner.Name,
            DeveloperId = developer.Id,
            DeveloperEmail = developer.Email,
            DeveloperPassword = password,
            PendingDeveloperId = pending.Id,
            PendingDeveloperEmail = pending.Email,
            PendingDeveloperPassword = pendingPassword,
            TeamId = team.Id,
            UserId = _store.User.Id,
            OtherUserId = _store.Users[1].Id,
            SystemAccountId = account.Id,
            SystemAccountRoles = AccountRoles.Length,
            OrganizationTeamId = automation.Id,
            PersonalAccessToken = DrawPersonalToken(),
            SystemAccountToken = _store.AccessTokens.IssueForSystemAccount(account.Id, "seeded", _now.AddYears(1)).Secret,
            KeyAuthStrategy = new SeededName(keyAuth.Id, keyAuth.Name),
            DcrStrategy = new SeededName(dcr.Id, dcr.Name),
            SelfManagedStrategy = new SeededName(selfManaged.Id, selfManaged.Name),
            OrdersApi = new SeededName(orders.Id, orders.Slug),
            PaymentsApi = new SeededName(payments.Id, payments.Slug),
            InventoryApi = new SeededName(inventory.Id, inventory.Slug),
            ShippingApi = new SeededName(shipping.Id, shipping.Slug),
        };
    }

    private string DrawPersonalToken()
    {
        return _store.AccessTokens.IssuePersonal(_store.User.Id, "seeded", _now.AddYears(1)).Secret;
    }

    private static AuthStrategy KeyAuth()
    {
        return new AuthStrategy
        {
            Id = Guid.NewGuid(),
            Name = "key-auth",
            CredentialType = CredentialType.KeyAuth,
            KeyNames = ["apikey"],
            SupportsMultipleCredentials = true,
        };
    }

    private AuthStrategy DynamicClientRegistration(DcrProvider provider)
    {
        return new AuthStrategy
        {
            Id = Guid.NewGuid(),
            Name = "dcr",
            CredentialType = CredentialType.ClientCredentials,
            AuthMethods = ["client_credentials", "bearer"],
            DcrProviderId = provider.Id,
            AvailableScopes = ["orders:read", "orders:write"],
            SupportsMultipleCredentials = true,
            MinAllowedCredentials = 1,
            MaxAllowedCredentials = 2,
            CreatedAt = _now,
            UpdatedAt = _now,
        };
    }

    private static AuthStrategy SelfManaged()
    {
        return new AuthStrategy
        {
            Id = Guid.NewGuid(),
            Name = "self-managed",
            CredentialType = CredentialType.SelfManagedClientCredentials,
            AuthMethods = ["client_credentials", "bearer"],
        };
    }

    private DcrProvider CustomProvider()
    {
        return new DcrProvider
        {
            Id = Guid.NewGuid(),
            Name = "sandbox-idp",
            ProviderType = "http",
            Issuer = "https://idp.example.com/",
            Config = new JsonObject { ["dcr_base_url"] = "https://idp.example.com/dcr", ["allow_multiple_credentials"] = true },
            CreatedAt = _now,
        };
    }

    private PublishedApi Publish(Portal portal, string slug, string name, AuthStrategy strategy, bool autoApprove)
    {
        return _store.Catalog.Add(new PublishedApi
        {
            Id = Guid.NewGuid(),
            PortalId = portal.Id,
            Slug = slug,
            Name = name,
            Version = "v1",
            Description = $"{name} of the sandbox",
            Strategies = [strategy],
            AutoApproveRegistrations = autoApprove,
            ServiceId = _gateway.Services.Single(service => service.Name == slug).Id,
            CreatedAt = _now,
        });
    }

    private void SeedApplications(Developer owner, AuthStrategy strategy)
    {
        if (_options.SeedApplications == 0)
        {
            return;
        }

        var template = new Application
        {
            Id = Guid.Empty,
            PortalId = owner.PortalId,
            OwnerId = owner.Id,
            OwnedByTeam = false,
            Name = "",
            Strategy = strategy,
            CreatedAt = _now,
            UpdatedAt = _now,
        };
        _store.Applications.Seed(new SeededApplications(template, _options.SeedApplications));
    }
}
