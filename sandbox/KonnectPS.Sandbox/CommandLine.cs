using System.Globalization;

namespace KonnectPS.Sandbox;

/// <summary>Reads the options of a sandbox that is started by itself.</summary>
internal static class CommandLine
{
    public static bool TryParse(string[] args, out SandboxOptions options)
    {
        int port = 0, latency = 0, applications = 0, lag = 0;
        var understood = args.Length % 2 == 0;
        for (var i = 0; understood && i < args.Length; i += 2)
        {
            understood = int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value);
            switch (args[i])
            {
                case "--port":
                    port = value;
                    break;
                case "--latency-ms":
                    latency = value;
                    break;
                case "--applications":
                    applications = value;
                    break;
                case "--consistency-lag":
                    lag = value;
                    break;
                default:
                    understood = false;
                    break;
            }
        }

        options = new SandboxOptions
        {
            Port = port,
            Latency = TimeSpan.FromMilliseconds(latency),
            SeedApplications = applications,
            ConsistencyLag = lag,
        };
        return understood;
    }
}
