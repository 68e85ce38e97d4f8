using System.Reflection;
using NSwag;

namespace KonnectPS.Sandbox.Contract;

/// <summary>All contracts this sandbox keeps; read once a process.</summary>
internal sealed class ContractCatalog
{
    private const string ResourcePrefix = "contracts/";
    private const string OverlayPrefix = "overlays/";
    private static readonly Lazy<ContractCatalog> Embedded = new(Load);
    private readonly ILookup<(string Method, int Segments), ContractOperation> _operations;

    private ContractCatalog(IReadOnlyList<ContractOperation> operations)
    {
        Operations = operations;

        // A literal segment wins over a parameter.
        _operations = operations
            .OrderBy(static operation => operation.Path.ParameterCount)
            .ToLookup(static operation => (operation.Method, operation.Path.SegmentCount));
    }

    public static ContractCatalog Instance => Embedded.Value;

    public IReadOnlyList<ContractOperation> Operations { get; }

    public ContractMatch? Match(string method, string path)
    {
        var segments = PathTemplate.Split(path);
        foreach (var operation in _operations[(method, segments.Length)])
        {
            if (operation.Path.TryMatch(segments, out var values))
            {
                return new ContractMatch(operation, values);
            }
        }

        return null;
    }

    private static ContractCatalog Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal));
        return new ContractCatalog([.. names.SelectMany(name => Read(assembly, name))]);
    }

    private static IEnumerable<ContractOperation> Read(Assembly assembly, string resource)
    {
        var contract = Path.GetFileNameWithoutExtension(resource);
        // ECMAScript lets an underscore be escaped in a pattern, .NET does not.
        var json = ReadText(assembly, resource)!.Replace(@"\\_", "_", StringComparison.Ordinal);
        if (ReadText(assembly, OverlayPrefix + Path.GetFileName(resource)) is { } overlay)
        {
            json = ContractOverlay.Apply(json, overlay);
        }

        var document = OpenApiDocument.FromJsonAsync(json).GetAwaiter().GetResult();
        var prefix = PathOf(document.Servers.First().Url);
        return document.Operations.Select(description => new ContractOperation(
            contract,
            description.Method.ToUpperInvariant(),
            new PathTemplate(prefix + description.Path),
            description.Operation));
    }

    private static string? ReadText(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource);
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }

    private static string PathOf(string server)
    {
        // The host is a template; only the path is asked for.
        var host = server.IndexOf("//", StringComparison.Ordinal) + 2;
        var path = server.IndexOf('/', host);
        return path < 0 ? "" : server[path..].TrimEnd('/');
    }
}

/// <summary>The operation a request is for, and the values in its path.</summary>
internal sealed record ContractMatch(ContractOperation Operation, IReadOnlyDictionary<string, string> PathValues);
