using System.Text.Json.Serialization;

namespace KonnectPS.Benchmarks.Raw;

/// <summary>Generated readers and writers, as KonnectPS has them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RawPage))]
[JsonSerializable(typeof(RawApplication))]
[JsonSerializable(typeof(RawCredential))]
[JsonSerializable(typeof(RawNewApplication))]
[JsonSerializable(typeof(RawNewCredential))]
internal sealed partial class RawJson : JsonSerializerContext;
