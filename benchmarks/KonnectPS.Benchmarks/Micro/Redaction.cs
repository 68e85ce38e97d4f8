using System.Security;
using BenchmarkDotNet.Attributes;

namespace KonnectPS.Benchmarks.Micro;

/// <summary>What makes texts safe to show.</summary>
public class Redaction : IDisposable
{
    private const string Clean = "The application 'orders-bot' is registered for orders already; see https://portal.example.com/apis/orders for what it may do.";

    private readonly string _clean = Clean;
    private readonly byte[] _page = SamplePage.Utf8;
    private readonly string _dirty = Clean.Replace('\'', '\u001b');
    private readonly SecureString _secret = new();
    private readonly SecureString?[] _secrets;
    private readonly string _echo;

    public Redaction()
    {
        var text = new string('k', 40);
        foreach (var character in text)
        {
            _secret.AppendChar(character);
        }

        _secrets = [_secret];
        _echo = Clean + text + Clean;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _secret.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public string PlainTextOfClean() => ClientCode.PlainTextOf(_clean);

    [Benchmark]
    public string PlainTextOfEscapes() => ClientCode.PlainTextOf(_dirty);

    [Benchmark]
    public string? StrikeOfEcho() => ClientCode.RedactText(_echo, _secret);

    /// <summary>Only under -Debug.</summary>
    [Benchmark]
    public string? BodyTextOfPage() => ClientCode.BodyTextOf(_page, "application/json", _secrets);
}
