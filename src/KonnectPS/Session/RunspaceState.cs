using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using KonnectPS.Client;

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

/// <summary>What this runspace changed at Konnect a moment ago. A parallel runspace never sees it.</summary>
internal static class RunspaceChanges
{
    private static readonly ConditionalWeakTable<Runspace, RecentChanges> Changes = new();

    public static RecentChanges Current() =>
        Runspace.DefaultRunspace is { } runspace
            ? Changes.GetValue(runspace, _ => new RecentChanges(RunspaceClock.Current))
            : new RecentChanges(RunspaceClock.Current);
}

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
