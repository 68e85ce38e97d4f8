using System.Reflection;
using KonnectPS.Help;

namespace KonnectPS.Tests.Help;

/// <summary>The built module as help sees it.</summary>
internal static class BuiltModule
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "bin/net8.0");

    public static ModuleHelp Help { get; } = ModuleHelp.Read(Path.Combine(Folder, "KonnectPS.dll"));

    /// <summary>The help of KonnectPS.Mcp.</summary>
    public static ModuleHelp CompanionHelp { get; } = ModuleHelp.Read(Path.Combine(RepositoryRoot.Path, "bin/KonnectPS.Mcp/KonnectPS.Mcp.dll"));

    public static Assembly Cmdlets { get; } = Assembly.LoadFrom(Path.Combine(Folder, "KonnectPS.dll"));

    public static Assembly Client { get; } = Assembly.LoadFrom(Path.Combine(Folder, "KonnectPS.Client.dll"));

    /// <summary>Every id by which a cmdlet's error can be known.</summary>
    public static IReadOnlySet<string> ErrorIds { get; } = ReadErrorIds();

    /// <summary>A cmdlet of either module.</summary>
    public static CmdletHelp? Find(string cmdlet) =>
        Help.Cmdlets.Concat(CompanionHelp.Cmdlets).FirstOrDefault(help => help.Name.Equals(cmdlet, StringComparison.OrdinalIgnoreCase));

    private static HashSet<string> ReadErrorIds()
    {
        var failures = Cmdlets.GetType("KonnectPS.Errors.Failures", throwOnError: true)!;

        // These add what it was about; the id is that of a kind of error responses.
        var own = failures.GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name).Where(name => name is not ("DoorNotOpened" or "NoRoomToReset" or "ApplicationWithClientExists"));
        var kinds = Enum.GetNames(Client.GetType("KonnectPS.Client.KonnectErrorKind", throwOnError: true)!);
        return [.. own, .. kinds, "UnexpectedError"];
    }
}
