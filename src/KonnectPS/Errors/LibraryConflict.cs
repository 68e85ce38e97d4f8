using System.Reflection;

namespace KonnectPS.Errors;

/// <summary>
/// Tells when the shell gave this module another library than the one it brings: a module can't isolate its libraries in Windows
/// PowerShell, where a redirect of the machine, or a resolver of a module that was imported before, may have its way.
/// </summary>
internal static class LibraryConflict
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(LibraryConflict).Assembly.Location) ?? "";

    /// <summary>The error to report for a failure that comes of it; null for any other failure.</summary>
    public static KonnectCommandException? Behind(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (IsOfLoader(cause) && DisplacedIn(cause) is { Count: > 0 } displaced)
            {
                return Failures.LibraryConflict(displaced, cause.Message, exception);
            }
        }

        return null;
    }

    /// <summary>A type or a member that is not there, or a library that was refused.</summary>
    private static bool IsOfLoader(Exception cause) => cause switch
    {
        TypeLoadException or MissingMemberException or BadImageFormatException => true,
        FileLoadException { FileName: { } file } => IsShipped(NameOf(file)),
        FileNotFoundException { FileName: { } file } => IsShipped(NameOf(file)),
        _ => false,
    };

    /// <summary>What was loaded from elsewhere in another version than ships: what the failure names, or all there is.</summary>
    private static List<(AssemblyName Theirs, string File, Version? Ours)> DisplacedIn(Exception cause)
    {
        var foreign = AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && assembly.Location.Length > 0 && Path.GetDirectoryName(assembly.Location) != Folder)
            .Where(assembly => IsShipped(assembly.GetName().Name))
            .Select(assembly => (Theirs: assembly.GetName(), File: assembly.Location, Ours: (Version?)AssemblyName.GetAssemblyName(FileOf(assembly.GetName().Name)).Version))
            .Where(library => library.Theirs.Version != library.Ours)
            .ToList();
        var named = foreign.FindAll(library => cause.Message.Contains(library.Theirs.Name!));
        return named.Count > 0 ? named : foreign;
    }

    private static bool IsShipped(string? name) => name is not null && File.Exists(FileOf(name));

    private static string FileOf(string? name) => Path.Combine(Folder, name + ".dll");

    /// <summary>The simple name of a display name, or of a path.</summary>
    private static string NameOf(string file) =>
        file.IndexOf(", ", StringComparison.Ordinal) is > 0 and var end ? file.Substring(0, end) : Path.GetFileNameWithoutExtension(file);
}
