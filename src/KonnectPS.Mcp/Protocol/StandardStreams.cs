using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KonnectPS.Mcp.Protocol;

/// <summary>The process's standard streams, claimed for the protocol.</summary>
internal static class StandardStreams
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>
    /// Claims standard output: from now on whatever else in this process writes there, a banner, a warning, a program that is
    /// started, writes to standard error.
    /// </summary>
    public static Stream ClaimOutput()
    {
        if (OperatingSystem.IsWindows())
        {
            // There a handle that is open already can't be exchanged; the tools' runspaces have no console.
            var output = Console.OpenStandardOutput();
            Console.SetOut(Console.Error);
            return output;
        }

        Console.Out.Flush();
        var copy = dup(StandardOutput);
        if (copy < 0 || dup2(StandardError, StandardOutput) < 0)
        {
            throw new IOException("Standard output can't be claimed for the protocol.");
        }

        // The console's own writer holds another copy of the old output.
        Console.SetOut(Console.Error);
        return new FileStream(new SafeFileHandle(copy, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int dup(int descriptor);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int dup2(int from, int to);
}
