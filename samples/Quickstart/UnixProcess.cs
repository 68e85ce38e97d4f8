using System.Runtime.InteropServices;

namespace KonnectPS.Quickstart;

/// <summary>What .NET does not tell or do about processes on Linux and macOS.</summary>
internal static partial class UnixProcess
{
    private const int TerminateSignal = 15;

    /// <summary>The process that started this one; another one, most often 1, once that has ended.</summary>
    public static int ParentId => GetParentId();

    /// <summary>Asks a process to end (SIGTERM). It may clean up first, such as set the terminal right.</summary>
    public static void Terminate(int processId) => _ = Kill(processId, TerminateSignal);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
