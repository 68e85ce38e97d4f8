using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace KonnectPS.Session;

/// <summary>The default session of each runspace. Two runspaces of one process never see each other's.</summary>
internal static class RunspaceSession
{
    private static readonly ConditionalWeakTable<Runspace, StrongBox<KonnectSession?>> Sessions = new();

    /// <summary>The default session of the runspace that the calling thread works for, or null.</summary>
    public static KonnectSession? Current
    {
        get => Handle().Value;
        set => Handle().Value = value;
    }

    /// <summary>Where that runspace keeps it, for use from another thread.</summary>
    public static StrongBox<KonnectSession?> Handle() =>
        Runspace.DefaultRunspace is { } runspace ? Sessions.GetOrCreateValue(runspace) : new StrongBox<KonnectSession?>();
}
