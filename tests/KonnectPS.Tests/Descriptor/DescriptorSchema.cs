using System.Text.Json.Nodes;
using Json.Schema;

namespace KonnectPS.Tests.Descriptor;

/// <summary>The published schema and the published descriptor of Kong.</summary>
internal static class DescriptorSchema
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(Read("api-onboarding.schema.json"));

    /// <summary>The descriptor that was published for Kong Konnect.</summary>
    public static string PublishedForKong => Read("kong-konnect.onboarding.json");

    /// <summary>Where a descriptor is not what the schema says; nothing for a valid one.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="checksFormats">Whether what is called a uri must be one: the schema leaves that to the validator.</param>
    public static IReadOnlyList<string> Flaws(string descriptor, bool checksFormats = true) =>
    [
        .. Schema.Evaluate(JsonNode.Parse(descriptor), new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = checksFormats }).Details
            .Where(detail => detail.HasErrors)
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")),
    ];

    private static string Read(string name) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "KonnectPS.Tests", "Descriptor", "Published", name));
}
