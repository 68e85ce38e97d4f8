using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace KonnectPS.Session;

/// <summary>The clock by which the commands of each runspace wait: the system's, unless a test gave the runspace another.</summary>
internal static class RunspaceClock
{
    private static readonly ConditionalWeakTable<Runspace, TimeProvider> Clocks = new();

    /// <summary>The clock of the runspace that the calling thread works for.</summary>
    public static TimeProvider Current =>
        Runspace.DefaultRunspace is { } runspace && Clocks.TryGetValue(runspace, out var clock) ? clock : TimeProvider.System;

    /// <summary>Gives a runspace another clock.</summary>
    public static void Set(Runspace runspace, TimeProvider clock)
    {
        Clocks.Remove(runspace);
        Clocks.Add(runspace, clock);
    }
}
