using System.Management.Automation;
using KonnectPS.Errors;

namespace KonnectPS.Parameters;

/// <summary>
/// Reads a path as PowerShell does, from its own location and drives. What PowerShell leaves relative is of that location too: the
/// framework would take it for one of the folder in which the process was started.
/// </summary>
internal static class FilePath
{
    private const string FileSystem = "FileSystem";

    /// <summary>The whole path of a file, which need not exist. Wildcards have no meaning.</summary>
    /// <exception cref="KonnectCommandException">The path leads to something other than the file system.</exception>
    public static string Resolve(PSCmdlet cmdlet, string path)
    {
        if (path.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
        {
            throw Failures.NotAFile(path, "it contains a character that no path has");
        }

        try
        {
            var file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name != FileSystem ? throw Failures.NotAFile(path, $"it belongs to the provider {provider.Name}")
                : Path.IsPathRooted(file) ? file
                : file.StartsWith("\\\\", StringComparison.Ordinal) ? throw Failures.NotAFile(path, "there are no such shares on this machine")
                : Path.Combine(cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath, file);
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or PSNotSupportedException or PSInvalidOperationException)
        {
            throw Failures.NotAFile(path, e.Message);
        }
    }
}
