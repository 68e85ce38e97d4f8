using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Contract;

namespace KonnectPS.Sandbox.Http;

/// <summary>A page of a list, as Konnect writes it.</summary>
internal static class ListPage
{
    public static DoorResponse Of<T>(CheckedRequest request, IReadOnlyList<T> items, Func<T, JsonNode> represent)
    {
        var page = PageRequest.Of(request);
        var first = (long)(page.Number - 1) * page.Size;
        var data = new JsonArray();
        for (var position = first; position < Math.Min(first + page.Size, items.Count); position++)
        {
            data.Add(represent(items[(int)position]));
        }

        return DoorResponse.Ok(new JsonObject
        {
            ["data"] = data,
            ["meta"] = new JsonObject
            {
                ["page"] = new JsonObject
                {
                    ["number"] = page.Number,
                    ["size"] = page.Size,
                    ["total"] = items.Count,
                },
            },
        });
    }
}
