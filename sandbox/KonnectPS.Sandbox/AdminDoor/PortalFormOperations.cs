using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>A portal's forms. What developers answer is kept as it comes: what Konnect checks of it is not published.</summary>
internal static class PortalFormOperations
{
    public static DoorResponse List(DoorCall call)
    {
        if (PortalPath.Portal(call) is not { } portal)
        {
            return PortalPath.NoSuchPortal();
        }

        var name = call.Request.FilterEqual("name");
        var part = call.Request.FilterContains("name");
        var type = call.Request.FilterEqual("type");
        var status = call.Request.FilterEqual("status");
        var forms = call.Store.Forms.Of(portal.Id)
            .Where(form => name is null || form.Name == name)
            .Where(form => part is null || form.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
            .Where(form => type is null || form.Type == type)
            .Where(form => status is null || Status(form) == status);
        return ListPage.Of(call.Request, [.. forms], static form => Represent(form));
    }

    public static DoorResponse Get(DoorCall call)
    {
        if (PortalPath.Portal(call) is not { } portal)
        {
            return PortalPath.NoSuchPortal();
        }

        var id = call.Request.PathId("formId");
        if (call.Store.Forms.Of(portal.Id).FirstOrDefault(form => form.Id == id) is not { } form)
        {
            return Problem.NotFound("Form not found");
        }

        // The list says everything but this.
        var whole = Represent(form);
        whole["fields"] = form.Fields.DeepClone();
        return DoorResponse.Ok(whole);
    }

    private static string Status(PortalForm form)
    {
        return form.IsPublished ? "published" : "unpublished";
    }

    private static JsonObject Represent(PortalForm form)
    {
        return new JsonObject
        {
            ["id"] = form.Id,
            ["name"] = form.Name,
            ["type"] = form.Type,
            ["status"] = Status(form),
            ["created_at"] = WireFormat.Time(form.CreatedAt),
            ["updated_at"] = WireFormat.Time(form.CreatedAt),
        };
    }
}
