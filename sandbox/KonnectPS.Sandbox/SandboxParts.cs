using KonnectPS.Sandbox.Contract;
using KonnectPS.Sandbox.Faults;
using KonnectPS.Sandbox.Mail;
using KonnectPS.Sandbox.Recording;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox;

/// <summary>What one sandbox consists of, below its server.</summary>
internal sealed class SandboxParts
{
    public SandboxParts(SandboxOptions options)
    {
        Options = options;
        Store = new SandboxStore(options);
        Devices = new DeviceLogins(options);
        Seed = new SandboxSeeder(Store, options).Plant();
    }

    public SandboxOptions Options { get; }

    public SandboxStore Store { get; }

    public SandboxSeed Seed { get; }

    /// <summary>The hosts that portals can be reached at: the addresses that the server listens on.</summary>
    public IReadOnlyList<string> Hosts { get; set; } = [];

    public RequestLog Requests { get; } = new();

    public ViolationLog Violations { get; } = new();

    public FaultScript Faults { get; } = new();

    public DeviceLogins Devices { get; }

    public Inbox Inbox { get; } = new();
}
