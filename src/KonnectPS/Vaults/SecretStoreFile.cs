using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;

namespace KonnectPS.Vaults;

/// <summary>
/// The file of Microsoft.PowerShell.SecretStore. Each process works on a copy of its own and writes all of it. It reads the file again
/// five seconds after another process wrote it, and not at all when it wrote itself less than five seconds before that; a process that
/// writes sooner undoes what the other one wrote. (SecretStore 1.0.6, Utils.cs: HandleDataUpdateEvent.)
/// </summary>
internal static class SecretStoreFile
{
    private const string AssemblyName = "Microsoft.PowerShell.SecretStore";

    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    private static readonly object Gate = new();

    /// <summary>The file that this process's copy is known to include, and the last one that it wrote itself, by their times.</summary>
    private static DateTime? _included;
    private static DateTime? _own;

    /// <summary>To be called before the store is read: the first read of a process makes its copy.</summary>
    public static void NoteReading()
    {
        lock (Gate)
        {
            if (_included is null && !AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == AssemblyName))
            {
                _included = WriteTime() ?? DateTime.MinValue;
            }
        }
    }

    /// <summary>To be called after this process has written the store.</summary>
    public static void NoteWritten()
    {
        lock (Gate)
        {
            _included = _own = WriteTime();
        }
    }

    /// <summary>Waits until this process has read what others wrote.</summary>
    /// <param name="output">Shows the wait, and has the clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task WaitUntilReadAsync(RecordOutput output, CancellationToken cancellationToken)
    {
        DateTime? included;
        DateTime? own;
        lock (Gate)
        {
            (included, own) = (_included, _own);
        }

        if (WriteTime() is not { } written || written == included)
        {
            return;
        }

        if (own is not null && written - own <= Delay)
        {
            // The one case in which SecretStore never reads the file again, unless its write time changes later.
            await WaitAsync(own.Value + Delay + Margin, output, cancellationToken).ConfigureAwait(false);
            written = Touch() ?? written;
        }

        await WaitAsync(written + Delay + Margin, output, cancellationToken).ConfigureAwait(false);
        lock (Gate)
        {
            _included = written;
        }
    }

    private static async Task WaitAsync(DateTime until, RecordOutput output, CancellationToken cancellationToken)
    {
        var left = until - output.Clock.GetUtcNow().UtcDateTime;
        if (left <= TimeSpan.Zero)
        {
            return;
        }

        left = left < Delay + Margin ? left : Delay + Margin;
        var progress = new ProgressRecord(0, "Waiting until SecretStore reads what another process wrote", $"{left.TotalSeconds:0} seconds")
        {
            SecondsRemaining = (int)left.TotalSeconds,
        };
        output.WriteProgress(progress);
        try
        {
            await output.Clock.WaitAsync(left, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            output.WriteProgress(new ProgressRecord(0, progress.Activity, progress.StatusDescription) { RecordType = ProgressRecordType.Completed });
        }
    }

    private static string FilePath =>
        Environment.OSVersion.Platform == PlatformID.Win32NT
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "PowerShell", "secretmanagement", "localstore", "storefile")
            : Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "", ".secretmanagement", "localstore", "storefile");

    private static DateTime? WriteTime() => File.Exists(FilePath) ? File.GetLastWriteTimeUtc(FilePath) : null;

    private static DateTime? Touch()
    {
        try
        {
            File.SetLastWriteTimeUtc(FilePath, DateTime.UtcNow);
            return WriteTime();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
