using System.Globalization;
using System.Runtime.InteropServices;
using KonnectPS.Sandbox;

if (!CommandLine.TryParse(args, out var options))
{
    Console.Error.WriteLine("Usage: KonnectPS.Sandbox [--port N] [--latency-ms N] [--applications N] [--consistency-lag N] [--credential-lag-ms N] [--requests-per-second N] [--no-quotas] [--empty]");
    return 2;
}

await using var sandbox = await KonnectSandbox.StartAsync(options);
var address = sandbox.Address.ToString().TrimEnd('/');
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
    KONNECT_API_URL={address}
    KONNECT_TOKEN={sandbox.Seed.PersonalAccessToken}
    """));
if (!options.Empty)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
        KONNECT_PORTAL_URL={address}
        KONNECT_PORTAL_EMAIL={sandbox.Seed.DeveloperEmail}
        KONNECT_PORTAL_PASSWORD={sandbox.Seed.DeveloperPassword}
        """));
}

var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
await stop.Task;
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
