using System.Globalization;
using KonnectPS.Benchmarks.Measuring;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>The names of new applications: each is taken once in a sandbox.</summary>
internal static class OnboardingNames
{
    /// <summary>Does the same with Invoke-RestMethod, as a script without the module would.</summary>
    public const string WithRestMethod = """
        $kept = for ($i = 0; $i -lt $count; $i++) {
            $body = @{ name = "$prefix-$i" } | ConvertTo-Json -Compress
            $application = Invoke-RestMethod "$origin/api/v3/applications" -Method Post -Headers $developer -ContentType application/json -Body $body
            $body = @{ display_name = "$prefix-$i" } | ConvertTo-Json -Compress
            Invoke-RestMethod "$origin/api/v3/applications/$($application.id)/credentials" -Method Post -Headers $developer -ContentType application/json -Body $body
        }
        $done = @($kept).Count
        """;

    public static string Prefix(string side, Turn turn) => string.Create(CultureInfo.InvariantCulture, $"{side}-{turn.Number}");

    public static string[] Of(string side, Turn turn, int count) =>
        [.. Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{Prefix(side, turn)}-{number}"))];
}
