using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>Creating, changing and deleting portals.</summary>
internal static class PortalChanges
{
    public static DoorResponse Create(DoorCall call)
    {
        var (id, host) = (Guid.NewGuid(), FreeHost(call));
        var portal = new Portal { Id = id, Name = call.Request.BodyText("name")!, Domain = host ?? $"{id:N}.portal.test", Host = host, CreatedAt = call.Now };
        portal = With(portal with { DisplayName = portal.Name, UpdatedAt = portal.CreatedAt }, call.Request.Body!);
        var complaints = Check(call, portal).ToArray();
        if (complaints.Length > 0)
        {
            return Problem.Invalid(complaints);
        }

        call.Store.Portals.Add(portal);
        call.Store.Lag.Begin(LaggingEvent.Creation, portal.Id);
        return DoorResponse.Created(PortalOperations.Represent(portal));
    }

    public static DoorResponse Update(DoorCall call)
    {
        if (PortalPath.Portal(call) is not { } portal)
        {
            return PortalPath.NoSuchPortal();
        }

        var changed = With(portal, call.Request.Body!) with { UpdatedAt = call.Now };
        if (call.Store.Portals.Find(changed.Name) is { } other && other.Id != portal.Id)
        {
            return Problem.Conflict("A portal with this name already exists");
        }

        var complaints = Check(call, changed).ToArray();
        return complaints.Length > 0
            ? Problem.Invalid(complaints)
            : DoorResponse.Ok(PortalOperations.Represent(call.Store.Portals.Change(portal.Id, _ => changed)));
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (PortalPath.Portal(call) is not { } portal)
        {
            return PortalPath.NoSuchPortal();
        }

        if (call.Request.Query.GetValueOrDefault("force") != "true" && call.Store.Catalog.Of(portal.Id).Count > 0)
        {
            return Problem.Conflict("APIs are published to the portal");
        }

        call.Store.RemovePortal(portal);
        return DoorResponse.NoContent;
    }

    private static string? FreeHost(DoorCall call)
    {
        return call.Parts.Hosts.FirstOrDefault(host => call.Store.Portals.At(host) is null);
    }

    private static IEnumerable<InvalidParameter> Check(DoorCall call, Portal portal)
    {
        if (call.Store.Portals.Find(portal.Name) is { } other && other.Id != portal.Id)
        {
            // The contract has no 409 for the creation of a portal.
            yield return new InvalidParameter("body", "name", "unique", "is the name of another portal");
        }

        if (portal is { RbacEnabled: true, AuthenticationEnabled: false })
        {
            yield return new InvalidParameter("body", "rbac_enabled", "dependent_fields", "needs authentication_enabled");
        }

        if (portal.DefaultStrategyId is { } strategy && call.Store.Catalog.FindStrategy(strategy) is null)
        {
            yield return InvalidParameter.NoSuch("default_application_auth_strategy_id", "auth strategy");
        }
    }

    /// <summary>The portal with what a body says of it.</summary>
    private static Portal With(Portal portal, JsonObject body)
    {
        return portal with
        {
            Name = (string?)body["name"] ?? portal.Name,
            DisplayName = (string?)body["display_name"] ?? portal.DisplayName,
            Description = body.ContainsKey("description") ? (string?)body["description"] : portal.Description,
            AuthenticationEnabled = (bool?)body["authentication_enabled"] ?? portal.AuthenticationEnabled,
            RbacEnabled = (bool?)body["rbac_enabled"] ?? portal.RbacEnabled,
            IpAllowListEnabled = (bool?)body["sipr_enabled"] ?? portal.IpAllowListEnabled,
            ShowsApisToAnyone = IsPublic(body["default_api_visibility"]) ?? portal.ShowsApisToAnyone,
            ShowsPagesToAnyone = IsPublic(body["default_page_visibility"]) ?? portal.ShowsPagesToAnyone,
            DefaultStrategyId = body.ContainsKey("default_application_auth_strategy_id") ? Id(body["default_application_auth_strategy_id"]) : portal.DefaultStrategyId,
            AutoApproveDevelopers = (bool?)body["auto_approve_developers"] ?? portal.AutoApproveDevelopers,
            AutoApproveApplications = (bool?)body["auto_approve_applications"] ?? portal.AutoApproveApplications,
            NamesDevelopersInNotifications = (bool?)body["notifications_developer_pii_visibility_enabled"] ?? portal.NamesDevelopersInNotifications,
            Labels = Labels(portal.Labels, body["labels"]),
        };
    }

    private static bool? IsPublic(JsonNode? visibility)
    {
        return visibility is null ? null : (string?)visibility == "public";
    }

    private static Guid? Id(JsonNode? id)
    {
        return id is null ? null : Guid.Parse((string)id!);
    }

    /// <summary>The labels with those that are given; one that is given as null goes.</summary>
    private static Dictionary<string, string> Labels(IReadOnlyDictionary<string, string> labels, JsonNode? given)
    {
        var merged = labels.ToDictionary();
        foreach (var (name, value) in given as JsonObject ?? [])
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = (string)value!;
            }
        }

        return merged;
    }
}
