using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Contract;
using Xunit.Abstractions;

namespace KonnectPS.Client.Tests.Contract;

/// <summary>
/// Our contracts are facts taken from Kong's documents, which are not part of this repository. Where they lie in
/// shared/contracts beside it, both must agree; elsewhere there is nothing to compare with.
/// </summary>
public sealed class ContractAgreementTests
{
    // Kong publishes no document that these could agree with.
    private static readonly string[] Unpublished = ["portal-forms", "undocumented"];
    private static readonly string Root = FindRoot();
    private readonly ITestOutputHelper _output;

    public ContractAgreementTests(ITestOutputHelper output)
    {
        _output = output;
    }

    [Theory]
    [InlineData("portal-api", "dev-portal.v3")]
    [InlineData("portal-management", "portal-management.v3")]
    [InlineData("identity", "identity.v3")]
    [InlineData("application-auth-strategies", "application-auth-strategies.v2")]
    [InlineData("kong-identity", "kong-identity.v1")]
    [InlineData("api-catalog", "api-catalog.v3")]
    [InlineData("control-planes", "control-planes.v2")]
    [InlineData("control-planes-config", "control-planes-config.v2")]
    public void Our_contract_agrees_with_Kongs(string ours, string theirs)
    {
        var ourFile = OurFile(ours);
        var theirFile = Path.GetFullPath(Path.Combine(Root, "..", "shared", "contracts", $"{theirs}.openapi.yaml"));
        if (!File.Exists(ourFile) || !File.Exists(theirFile))
        {
            _output.WriteLine($"Nothing compared: {(File.Exists(ourFile) ? theirFile : ourFile)} is not there.");
            return;
        }

        var differences = ContractComparison.Differences(ReadJson(ourFile), YamlDocumentJson.Read(theirFile));

        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }

    [Fact]
    public void Every_contract_of_ours_is_compared_where_Kong_publishes_one()
    {
        var compared = typeof(ContractAgreementTests)
            .GetMethod(nameof(Our_contract_agrees_with_Kongs))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Select(static attribute => (string)((InlineDataAttribute)attribute).GetData(null!).Single()[0]);
        var contracts = Directory.EnumerateFiles(Path.Combine(Root, "contracts"), "*.json").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(Unpublished, contracts.Except(compared).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("portal-api", "dev-portal.v3", "additional_data: ours .*, Kong's null$")]
    [InlineData("portal-management", "portal-management.v3", "(additional_data|delete /portals/\\{portalId\\} responses/409): ours .*, Kong's null$")]
    [InlineData("identity", "identity.v3", "entity_(id/(format: ours .*, Kong's \"uuid\"|pattern: ours .*, Kong's null)|type_name/enum: ours .*\"Identity\".*, Kong's .*)$")]
    public void What_an_overlay_adds_is_all_that_Kong_does_not_publish(string ours, string theirs, string difference)
    {
        var overlay = File.ReadAllText(Path.Combine(Root, "contracts", "overlays", $"{ours}.json"));
        var whole = JsonNode.Parse(ContractOverlay.Apply(File.ReadAllText(OurFile(ours)), overlay))!.AsObject();
        Assert.NotEmpty(ContractComparison.Differences(whole, ReadJson(OurFile(ours))));
        var theirFile = Path.GetFullPath(Path.Combine(Root, "..", "shared", "contracts", $"{theirs}.openapi.yaml"));
        if (!File.Exists(theirFile))
        {
            _output.WriteLine($"Nothing compared: {theirFile} is not there.");
            return;
        }

        // What Kong has published since belongs into the contract.
        var differences = ContractComparison.Differences(whole, YamlDocumentJson.Read(theirFile));
        Assert.All(differences, found => Assert.Matches(difference, found));
        Assert.Throws<InvalidDataException>(() => ContractOverlay.Apply("{}", overlay));
    }

    [Fact]
    public void Every_overlay_is_compared()
    {
        var compared = typeof(ContractAgreementTests)
            .GetMethod(nameof(What_an_overlay_adds_is_all_that_Kong_does_not_publish))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Select(static attribute => (string)((InlineDataAttribute)attribute).GetData(null!).Single()[0]);
        var overlays = Directory.EnumerateFiles(Path.Combine(Root, "contracts", "overlays"), "*.json").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(compared.Order(StringComparer.Ordinal), overlays.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_contract_agrees_with_itself()
    {
        var contract = ReadJson(OurFile("portal-api"));

        Assert.Empty(ContractComparison.Differences(contract, contract));
    }

    [Theory]
    [InlineData("/paths/~1api~1v3~1applications/post/operationId", "\"make-application\"")]
    [InlineData("/paths/~1api~1v3~1applications/post/requestBody/required", "false")]
    [InlineData("/paths/~1api~1v3~1applications/post/requestBody/content/application~1json/schema/required", "[]")]
    [InlineData("/paths/~1api~1v3~1applications/post/requestBody/content/application~1json/schema/properties/name/maxLength", "256")]
    [InlineData("/paths/~1api~1v3~1applications/post/requestBody/content/application~1json/schema/properties/label", "{\"type\":\"string\"}")]
    [InlineData("/paths/~1api~1v3~1applications/post/requestBody/content/application~1json/schema/additionalProperties", "true")]
    [InlineData("/paths/~1api~1v3~1applications/get/parameters/0/schema/type", "\"string\"")]
    [InlineData("/paths/~1api~1v3~1applications/get/parameters/0/name", "\"page[limit]\"")]
    [InlineData("/paths/~1api~1v3~1applications/get/responses/418", "{\"description\":\"\"}")]
    [InlineData("/components/schemas/Application/properties/id/format", "\"uri\"")]
    [InlineData("/components/schemas/Registration/properties/status/enum", "[\"approved\"]")]
    [InlineData("/components/schemas/ApiKey/properties/expires_at/nullable", "false")]
    public void A_changed_field_is_a_difference(string place, string value)
    {
        var original = ReadJson(OurFile("portal-api"));
        var changed = ReadJson(OurFile("portal-api"));
        var segments = place.Split('/').Skip(1).Select(static segment => segment.Replace("~1", "/", StringComparison.Ordinal)).ToArray();
        var parent = segments[..^1].Aggregate((JsonNode)changed, static (node, segment) => node is JsonArray list
            ? list[int.Parse(segment, System.Globalization.CultureInfo.InvariantCulture)]!
            : node[segment]!);
        parent[segments[^1]] = JsonNode.Parse(value);

        Assert.NotEmpty(ContractComparison.Differences(changed, original));
    }

    private static string OurFile(string name)
    {
        return Path.Combine(Root, "contracts", $"{name}.json");
    }

    private static JsonObject ReadJson(string path)
    {
        return JsonNode.Parse(File.ReadAllText(path))!.AsObject();
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KonnectPS.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
