using System.Text.Json;
using System.Text.Json.Serialization;
using KonnectPS.Sandbox.Faults;

namespace KonnectPS.Sandbox.Control;

/// <summary>A fault rule as another process orders it.</summary>
internal sealed record FaultOrder
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public string? Method { get; init; }

    public string? Path { get; init; }

    /// <summary>Which request from now on, instead of a method and a path.</summary>
    public int? Ordinal { get; init; }

    public required FaultKind Kind { get; init; }

    public int Times { get; init; } = 1;

    public int? Status { get; init; }

    public string? Location { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/problem+json";

    public void AddTo(FaultScript script)
    {
        if (Ordinal is not { } ordinal)
        {
            script.Add(Needed(Method, "method"), Needed(Path, "path"), ToFault(), Times);
        }
        else if ((Method ?? Path) is null)
        {
            script.AddAt(ordinal, ToFault(), Times);
        }
        else
        {
            throw new ArgumentException("ordinal stands instead of method and path.");
        }
    }

    private static string Needed(string? value, string name)
    {
        return value ?? throw new ArgumentException($"{name} is missing.");
    }

    private static T Needed<T>(T? value, string name)
        where T : struct
    {
        return value ?? throw new ArgumentException($"{name} is missing.");
    }

    private Fault ToFault()
    {
        return Kind switch
        {
            FaultKind.Status => Fault.Status(Needed(Status, "status"), headers: Headers, body: Body, contentType: ContentType),
            FaultKind.Redirect => Fault.Redirect(Status ?? 302, Needed(Location, "location")),
            FaultKind.Html => Fault.Html(),
            FaultKind.EmptyBody => Fault.EmptyBody(Needed(Status, "status")),
            FaultKind.ResetBeforeActing => Fault.ResetBeforeActing(),
            FaultKind.ResetAfterActing => Fault.ResetAfterActing(),
            FaultKind.CloseBeforeActing => Fault.CloseBeforeActing(),
            FaultKind.CloseAfterActing => Fault.CloseAfterActing(),
            FaultKind.Hang => Fault.Hang(),
            FaultKind.HangAfterActing => Fault.HangAfterActing(),
            _ => Fault.TruncateBody(),
        };
    }
}
