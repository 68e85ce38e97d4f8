using System.Globalization;
using System.Text;

namespace KonnectPS.Benchmarks.Micro;

/// <summary>A page of a hundred applications, as a response of the admin door.</summary>
internal static class SamplePage
{
    private const int Size = 100;

    public static byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(
        "{\"data\":[" + string.Join(',', Enumerable.Range(0, Size).Select(Application)) +
        "],\"meta\":{\"page\":{\"number\":1,\"size\":100,\"total\":50000}}}");

    private static string Application(int number) => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"id":"eef4cf18-8193-4e66-9b0f-{{{number:x12}}}","created_at":"2026-01-31T12:00:00.750Z","updated_at":"2026-01-31T12:00:00.750Z","name":"seeded-{{{number:000000}}}","description":null,"auth_strategy":{"id":"0d3cd719-bc19-410c-aa9f-098043ce8929","name":"key-auth","credential_type":"key_auth","key_names":["apikey"]},"portal":{"id":"1c38fa1f-bb92-4487-9868-ae8ac9c722ab"},"labels":{},"registration_count":0,"owner":{"type":"developer","id":"9a233eea-98b4-4f74-92cf-3b14a7ae0cdf"}}
        """);
}
