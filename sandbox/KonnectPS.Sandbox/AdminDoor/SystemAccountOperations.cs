using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The organisation's system accounts.</summary>
internal static class SystemAccountOperations
{
    public static DoorResponse List(DoorCall call)
    {
        var name = call.Request.FilterEqual("name");
        var accounts = call.Store.SystemAccounts.All.Where(account => name is null || account.Name == name);
        return ListPage.Of(call.Request, [.. accounts], Represent);
    }

    public static DoorResponse Create(DoorCall call)
    {
        if (call.Request.Body is not { } body)
        {
            return Problem.Invalid(InvalidParameter.Required("name"), InvalidParameter.Required("description"));
        }

        var name = call.Request.BodyText("name")!;
        if (call.Store.SystemAccounts.All.Any(account => account.Name == name))
        {
            return Problem.Conflict("A system account with this name already exists");
        }

        var managed = (bool?)body["konnect_managed"] == true;
        var account = new SystemAccount(Guid.NewGuid(), name, call.Request.BodyText("description")!, call.Now, managed);
        return DoorResponse.Created(Represent(call.Store.SystemAccounts.Add(account)));
    }

    /// <summary>The account of the request's path; its id may be any text.</summary>
    public static SystemAccount? Find(DoorCall call)
    {
        var id = call.Request.Match.PathValues["accountId"];
        return call.Store.SystemAccounts.All.FirstOrDefault(account => WireFormat.IsId(account.Id, id));
    }

    private static JsonObject Represent(SystemAccount account)
    {
        return new JsonObject
        {
            ["id"] = account.Id,
            ["name"] = account.Name,
            ["description"] = account.Description,
            ["created_at"] = WireFormat.Time(account.CreatedAt),
            ["updated_at"] = WireFormat.Time(account.CreatedAt),
            ["konnect_managed"] = account.KonnectManaged,
        };
    }
}
