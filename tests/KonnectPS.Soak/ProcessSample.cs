using System.Diagnostics;

namespace KonnectPS.Soak;

/// <summary>What this process holds while nothing is under way. Handles and sockets are read from /proc, and zero where there is none.</summary>
internal sealed record ProcessSample(TimeSpan Time, double ManagedMiB, double ResidentMiB, int Handles, int Sockets, int Threads)
{
    private const double MiB = 1024 * 1024;

    public static ProcessSample Take(TimeSpan time)
    {
        // Twice: what has a finalizer goes with the second.
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        var managed = GC.GetTotalMemory(forceFullCollection: true) / MiB;
        using var process = Process.GetCurrentProcess();
        var handles = Directory.Exists("/proc/self/fd") ? Directory.GetFileSystemEntries("/proc/self/fd") : [];
        return new ProcessSample(
            time, managed, process.WorkingSet64 / MiB, handles.Length, handles.Count(IsSocket), process.Threads.Count);
    }

    private static bool IsSocket(string handle)
    {
        try
        {
            return new FileInfo(handle).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            // The handle that read the list was closed after it was listed.
            return false;
        }
    }
}
