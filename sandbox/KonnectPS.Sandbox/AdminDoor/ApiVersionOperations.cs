using System.Text.Json.Nodes;
using KonnectPS.Sandbox.BothDoors;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The one version that an API has at most, with its document.</summary>
internal static class ApiVersionOperations
{
    public static DoorResponse Create(DoorCall call)
    {
        return ApiCatalogOperations.Find(call) is not { } api ? ApiCatalogOperations.NotFound()
            : api.VersionId is not null ? Problem.Conflict($"Specification for API '{api.Id}' already exists")
            : Save(call, api, Guid.NewGuid(), DoorResponse.Created);
    }

    public static DoorResponse Get(DoorCall call)
    {
        return Find(call) is { } api ? DoorResponse.Ok(Represent(call, api)) : Problem.NotFound("API version not found");
    }

    public static DoorResponse Update(DoorCall call)
    {
        return Find(call) is { } api ? Save(call, api, api.VersionId!.Value, DoorResponse.Ok) : Problem.NotFound("API version not found");
    }

    public static JsonObject? Summary(DoorCall call, CatalogApi api)
    {
        return api.VersionId is null ? null : Represented(call, api, withContent: false);
    }

    private static CatalogApi? Find(DoorCall call)
    {
        return ApiCatalogOperations.Find(call) is { VersionId: not null } api && api.VersionId == call.Request.PathId("versionId") ? api : null;
    }

    private static DoorResponse Save(DoorCall call, CatalogApi api, Guid versionId, Func<JsonNode, DoorResponse> respond)
    {
        var content = (string?)call.Request.Body!["spec"]?["content"];
        var document = content is null ? null : SpecificationCheck.Read(content);
        if (document is { IsValid: false })
        {
            return SpecificationCheck.Refuse(document, "spec.content");
        }

        if ((call.Request.BodyText("version") ?? document?.Version ?? api.Version) is not { } version)
        {
            return Problem.Invalid(new InvalidParameter("body", "version", "missing_reference", "must be provided if not included in spec_content"));
        }

        if (document is not null && version != document.Version)
        {
            return Problem.Invalid(new InvalidParameter("body", "version", "invalid", "must be the version of the specification"));
        }

        var saved = api with { Version = version, VersionId = versionId, Content = content ?? api.Content, UpdatedAt = call.Now };
        call.Store.Catalog.Save(saved);
        return respond(Represent(call, saved));
    }

    private static JsonObject Represent(DoorCall call, CatalogApi api)
    {
        return Represented(call, api, withContent: true);
    }

    private static JsonObject Represented(DoorCall call, CatalogApi api, bool withContent)
    {
        var content = api.Content ?? OwnDocument.Of(api.Name, api.Version, [], new Uri(call.Origin, $"gateway/{api.Slug}")).ToJsonString();
        var spec = new JsonObject { ["type"] = SpecificationCheck.TypeOf(content) };
        if (withContent)
        {
            spec["content"] = content;
            spec["validation_messages"] = new JsonArray();
        }

        return new JsonObject
        {
            ["id"] = api.VersionId,
            ["version"] = api.Version ?? "",
            ["spec"] = spec,
            ["created_at"] = WireFormat.Time(api.CreatedAt),
            ["updated_at"] = WireFormat.Time(api.UpdatedAt),
        };
    }
}
