using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Contract;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The organisation's APIs, wherever they are published.</summary>
internal static class ApiCatalogOperations
{
    public static DoorResponse List(DoorCall call)
    {
        var name = call.Request.FilterEqual("name");
        var part = call.Request.FilterContains("name");
        var id = call.Request.FilterEqual("id");
        var apis = call.Store.Catalog.AllApis
            .Where(api => name is null || api.Name == name)
            .Where(api => part is null || api.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
            .Where(api => id is null || WireFormat.IsId(api.Id, id));
        return ListPage.Of(call.Request, [.. apis], api => Represent(call, api));
    }

    public static DoorResponse Get(DoorCall call)
    {
        return Find(call) is { } api ? DoorResponse.Ok(Represent(call, api)) : NotFound();
    }

    public static DoorResponse Create(DoorCall call)
    {
        var (name, content) = (call.Request.BodyText("name")!, call.Request.BodyText("spec_content"));
        var document = content is null ? null : SpecificationCheck.Read(content);
        if (document is { IsValid: false })
        {
            return SpecificationCheck.Refuse(document, "spec_content");
        }

        var version = call.Request.BodyText("version") ?? document?.Version;
        if (document is not null && version != document.Version)
        {
            return Problem.Invalid(new InvalidParameter("body", "version", "invalid", "must be the version of the specification"));
        }

        if (call.Store.Catalog.AllApis.Any(api => api.Name == name && api.Version == version))
        {
            // The contract has no 409 for this operation.
            return Problem.Invalid(new InvalidParameter("body", "name", "unique", "is the name of another API of this version"));
        }

        var created = new CatalogApi
        {
            Id = Guid.NewGuid(),
            Name = name,
            Version = version,
            Slug = call.Request.BodyText("slug") ?? ApiSlug.Of(name, version),
            Description = call.Request.BodyText("description"),
            Labels = Labels(call.Request),
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
            VersionId = content is null ? null : Guid.NewGuid(),
            Content = content,
        };
        call.Store.Catalog.Save(created);
        call.Store.Lag.Begin(LaggingEvent.Creation, created.Id);
        return DoorResponse.Created(Represent(call, created));
    }

    public static DoorResponse Validate(DoorCall call)
    {
        var document = SpecificationCheck.Read(call.Request.BodyText("content")!);
        return document.IsValid
            ? DoorResponse.Created(new JsonObject
            {
                ["validation_messages"] = new JsonArray([.. document.Remarks.Select(static remark => new JsonObject { ["message"] = remark })]),
            })
            : SpecificationCheck.Refuse(document, "content");
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (Find(call) is not { } api)
        {
            return NotFound();
        }

        foreach (var registration in call.Store.Registrations.All.Where(registration => registration.Api.Id == api.Id))
        {
            call.Store.Registrations.Remove(registration);
        }

        call.Store.Catalog.Remove(api);
        return DoorResponse.NoContent;
    }

    /// <summary>The API that the path names. Call it once for each request, since it counts for the consistency lag.</summary>
    public static CatalogApi? Find(DoorCall call)
    {
        return call.Store.Catalog.FindCatalogApi(call.Request.PathId("apiId")) is { } api && !call.Store.Lag.Hides(LaggingEvent.Creation, api.Id) ? api : null;
    }

    public static DoorResponse NotFound()
    {
        return Problem.NotFound("API not found");
    }

    private static Dictionary<string, string> Labels(CheckedRequest request)
    {
        return request.Body!["labels"] is JsonObject given ? given.ToDictionary(static label => label.Key, static label => (string)label.Value!) : [];
    }

    private static JsonObject Represent(DoorCall call, CatalogApi api)
    {
        var portals = call.Store.Catalog.Apis.Where(publication => publication.Id == api.Id).Select(publication => call.Store.Portals.Find(publication.PortalId)).OfType<Portal>();
        return new JsonObject
        {
            ["id"] = api.Id,
            ["name"] = api.Name,
            ["description"] = api.Description,
            ["version"] = api.Version,
            ["slug"] = api.Slug,
            ["current_version_summary"] = ApiVersionOperations.Summary(call, api),
            ["api_spec_ids"] = new JsonArray(),
            ["portals"] = new JsonArray([.. portals.Select(static portal => new JsonObject
            {
                ["id"] = portal.Id,
                ["name"] = portal.Name,
                ["display_name"] = portal.Name,
            })]),
            ["labels"] = new JsonObject(api.Labels.Select(static label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value))),
            ["implementation_mode"] = api.ServiceId is null ? null : "gateway_entity_binding",
            ["attributes"] = new JsonObject(),
            ["created_at"] = WireFormat.Time(api.CreatedAt),
            ["updated_at"] = WireFormat.Time(api.UpdatedAt),
        };
    }
}
