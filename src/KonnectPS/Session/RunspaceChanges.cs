using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using KonnectPS.Client;

namespace KonnectPS.Session;

/// <summary>What this runspace changed at Konnect a moment ago. A parallel runspace never sees it.</summary>
internal static class RunspaceChanges
{
    private static readonly ConditionalWeakTable<Runspace, RecentChanges> Changes = new();

    public static RecentChanges Current() =>
        Runspace.DefaultRunspace is { } runspace
            ? Changes.GetValue(runspace, _ => new RecentChanges(RunspaceClock.Current))
            : new RecentChanges(RunspaceClock.Current);
}
