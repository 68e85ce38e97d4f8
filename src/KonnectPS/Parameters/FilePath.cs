using System.Management.Automation;
using KonnectPS.Errors;

namespace KonnectPS.Parameters;

/// <summary>Reads a path as PowerShell does, from its own location and drives.</summary>
internal static class FilePath
{
    private const string FileSystem = "FileSystem";

    /// <summary>The whole path of a file, which need not exist. Wildcards have no meaning.</summary>
    /// <exception cref="KonnectCommandException">The path leads to something other than the file system.</exception>
    public static string Resolve(PSCmdlet cmdlet, string path)
    {
        try
        {
            var file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == FileSystem ? file : throw Failures.NotAFile(path, $"it belongs to the provider {provider.Name}");
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or PSNotSupportedException or PSInvalidOperationException)
        {
            throw Failures.NotAFile(path, e.Message);
        }
    }
}
