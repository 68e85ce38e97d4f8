using System.Net;
using System.Text.Json.Nodes;

namespace KonnectPS.Client.Tests.Sandbox;

public sealed class ServedOperationsTests
{
    [Fact]
    public async Task Every_operation_of_every_contract_is_served()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        var unserved = new List<string>();
        foreach (var (method, path) in Operations())
        {
            var reply = await visitor.SendAsync(new HttpMethod(method), path);
            if (reply.Status == HttpStatusCode.NotImplemented)
            {
                unserved.Add($"{method} {path}");
            }
        }

        Assert.Empty(unserved);
        Assert.DoesNotContain(sandbox.TakeViolations(), static violation => violation.Rule == "unknown_operation");
    }

    /// <summary>Every operation of every contract, with an id that nothing has wherever one belongs.</summary>
    internal static IEnumerable<(string Method, string Path)> Operations()
    {
        var assembly = typeof(KonnectSandbox).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(static name => name.StartsWith("contracts/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var contract = JsonNode.Parse(stream)!;
            var server = (string)contract["servers"]![0]!["url"]!;
            var host = server.IndexOf('/', server.IndexOf("//", StringComparison.Ordinal) + 2);
            foreach (var (path, item) in contract["paths"]!.AsObject())
            {
                var filled = string.Join('/', path.Split('/').Select(static segment => segment.StartsWith('{') ? $"{Guid.Empty}" : segment));
                foreach (var (method, _) in item!.AsObject())
                {
                    yield return (method.ToUpperInvariant(), (host < 0 ? "" : server[host..]) + filled);
                }
            }
        }
    }
}
