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

    /// <summary>How many requests of the method and path pass before the first that does not.</summary>
    public int After { get; init; }

    /// <summary>Whether the request is served before the fault responds in its place.</summary>
    public bool AfterActing { get; init; }

    public int? Status { get; init; }

    public string? Location { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/problem+json";

    /// <summary>What is altered.</summary>
    public IReadOnlyList<JsonChange>? Changes { get; init; }

    /// <summary>What is sent raw; base64 in JSON.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>As what a body that can't be unpacked is said to be packed.</summary>
    public string? Encoding { get; init; }

    /// <summary>The pause between two bytes that drip, or before the late act.</summary>
    public double Seconds { get; init; } = 1;

    /// <summary>What a packed body unpacks into.</summary>
    public int Megabytes { get; init; } = 4096;

    public void AddTo(FaultScript script)
    {
        if (Ordinal is not { } ordinal)
        {
            script.Add(Needed(Method, "method"), Needed(Path, "path"), ToFault(), Times, After);
        }
        else if ((Method ?? Path) is null && After == 0)
        {
            script.AddAt(ordinal, ToFault(), Times);
        }
        else
        {
            throw new ArgumentException("ordinal stands instead of method, path and after.");
        }
    }

    private static T Needed<T>(T? value, string name)
        where T : class
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
        return AfterActing ? Fault.AfterActing(OfKind()) : OfKind();
    }

    private Fault OfKind()
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
            FaultKind.Alter => Fault.Alter(Needed(Changes, "changes")),
            FaultKind.Repeat => Fault.Repeat(Changes ?? []),
            FaultKind.Raw => Fault.Raw(Needed(Bytes, "bytes")),
            FaultKind.Drip => Fault.Drip(TimeSpan.FromSeconds(Seconds)),
            FaultKind.Unreadable => Fault.Unreadable(Needed(Encoding, "encoding")),
            FaultKind.LateAct => Fault.LateAct(TimeSpan.FromSeconds(Seconds)),
            FaultKind.GzipBomb => Fault.GzipBomb(Megabytes),
            _ => Fault.TruncateBody(),
        };
    }
}
