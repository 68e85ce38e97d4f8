namespace KonnectPS.Client;

/// <summary>
/// The roles that Kong's documentation names for the entities of a Dev Portal. Konnect can have more: names are offered and put right
/// by these, and what is not among them is sent as it is.
/// </summary>
public static class KnownRoles
{
    private const string Services = "Services";

    private static readonly Dictionary<string, string[]> ByType = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Portals"] = ["Admin", "Maintainer", "Viewer", "Creator", "Appearance Maintainer", "Content Editor", "Product Publisher"],
        ["APIs"] = ["Admin", "Maintainer", "Viewer", "Creator", "Publisher", "Registration Approver"],
        ["Application Auth Strategies"] = ["Creator", "Maintainer", "Viewer"],
        ["DCR Providers"] = ["Creator", "Maintainer", "Viewer"],
        ["Auth Servers"] = ["Admin", "Viewer"],
        ["Control Planes"] =
        [
            "Admin", "Certificate Admin", "Cloud Gateway Cluster Admin", "Cloud Gateway Cluster Viewer", "Consumer Admin", "Creator", "Debug Session Creator",
            "Deployer", "Gateway Service Admin", "Key Admin", "Plugin Admin", "Route Admin", "SNI Admin", "Upstream Admin", "Vault Admin", "Viewer",
        ],
        [Services] = ["API Viewer", "API Consumer"],
        ["Identity"] = ["Admin"],
        ["Audit Logs"] = ["Admin"],
        ["Add Ons"] = ["Add On Admin", "Add On Viewer"],
        ["API Products"] = ["Admin", "Application Registration", "Creator", "Deployer", "Maintainer", "Plugins Admin", "Publisher", "Viewer"],
        ["Dashboards"] = ["Admin", "Creator", "Editor", "Viewer"],
        ["Mesh Control Planes"] = ["Admin", "Connector", "Creator", "Viewer"],
        ["Networks"] = ["Network Admin", "Network Creator", "Network Viewer"],
        ["Reports"] = ["Admin", "Creator", "Editor", "Viewer"],
        ["Service Hub"] =
        [
            "Discovery Admin", "Discovery Viewer", "Integration Admin", "Integration Viewer", "Scorecard Admin", "Scorecard Viewer", "Service Admin",
            "Service Creator", "Service Viewer",
        ],
    };

    /// <summary>The types of entities, those of a Dev Portal first.</summary>
    public static IReadOnlyList<string> EntityTypes { get; } = [.. ByType.Keys.Where(type => type != Services)];

    /// <summary>The types of entities that the roles of a portal's team are for.</summary>
    public static IReadOnlyList<string> PortalTeamEntityTypes { get; } = [Services];

    /// <summary>The roles for a type; for null, or a type that is not known, all of them.</summary>
    public static IReadOnlyList<string> Of(string? entityType) =>
        entityType is not null && ByType.TryGetValue(entityType, out var roles) ? roles : [.. ByType.Values.SelectMany(names => names).Distinct()];

    /// <summary>The type as Konnect writes it.</summary>
    public static string EntityType(string text) => Known([.. ByType.Keys], text);

    /// <summary>The role as Konnect writes it.</summary>
    public static string Role(string text) => Known(Of(null), text);

    /// <summary>True for a role to create: what it is for has no id yet.</summary>
    public static bool IsCreator(string role) => role.EndsWith("Creator", StringComparison.OrdinalIgnoreCase);

    private static string Known(IReadOnlyList<string> names, string text) =>
        names.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text;
}
