using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BenchmarkDotNet.Attributes;
using KonnectPS.Benchmarks.Raw;

namespace KonnectPS.Benchmarks.Micro;

/// <summary>Reading a page of a hundred applications.</summary>
public class PageParsing
{
    private readonly byte[] _page = SamplePage.Utf8;
    private readonly JsonTypeInfo _type = ClientCode.PageType;

    [Benchmark(Baseline = true)]
    public object? SourceGenerated() => JsonSerializer.Deserialize(_page, RawJson.Default.RawPage);

    [Benchmark]
    public object? KonnectPS() => JsonSerializer.Deserialize(_page, _type);
}
