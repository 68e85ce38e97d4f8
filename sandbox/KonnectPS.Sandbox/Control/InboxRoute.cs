using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.Mail;

namespace KonnectPS.Sandbox.Control;

/// <summary>Everybody's e-mail, for another process: <c>/sandbox/inbox?to=ADDRESS</c>.</summary>
internal static class InboxRoute
{
    public static DoorResponse Read(Inbox inbox, HttpRequest request)
    {
        var to = request.Query["to"].ToString();
        var messages = to.Length == 0 ? inbox.Messages() : inbox.Messages(to);
        return DoorResponse.Ok(new JsonArray([.. messages.Select(Represent)]));
    }

    public static DoorResponse Clear(Inbox inbox)
    {
        inbox.Clear();
        return DoorResponse.NoContent;
    }

    private static JsonObject Represent(InboxMessage message)
    {
        return new JsonObject
        {
            ["to"] = message.To,
            ["subject"] = message.Subject,
            ["sent_at"] = WireFormat.Time(message.SentAt),
            ["token"] = message.Token,
            ["body"] = message.Body,
        };
    }
}
