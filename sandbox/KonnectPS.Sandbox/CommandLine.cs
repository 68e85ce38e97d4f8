using System.Globalization;

namespace KonnectPS.Sandbox;

/// <summary>Reads the options of a sandbox that is started by itself.</summary>
internal static class CommandLine
{
    public static bool TryParse(string[] args, out SandboxOptions options)
    {
        int port = 0, latency = 0, applications = 0, lag = 0, credentialLag = 0, rate = 0;
        var (quotas, empty) = (true, false);
        var understood = true;
        for (var i = 0; understood && i < args.Length; i++)
        {
            if (args[i] is "--no-quotas" or "--empty")
            {
                (quotas, empty) = (quotas && args[i] != "--no-quotas", empty || args[i] == "--empty");
                continue;
            }

            var value = 0;
            understood = i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out value);
            switch (args[i++])
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
                case "--credential-lag-ms":
                    credentialLag = value;
                    break;
                case "--requests-per-second":
                    rate = value;
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
            CredentialLag = TimeSpan.FromMilliseconds(credentialLag),
            RequestsPerSecond = rate,
            EnforceQuotas = quotas,
            Empty = empty,
        };
        return understood;
    }
}
