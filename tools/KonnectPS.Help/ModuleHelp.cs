using System.Management.Automation;
using System.Reflection;

namespace KonnectPS.Help;

/// <summary>The help of a built module, read from its assembly and the documentation beside it.</summary>
public sealed class ModuleHelp
{
    private ModuleHelp(string name, IReadOnlyList<CmdletHelp> cmdlets)
    {
        Name = name;
        Cmdlets = cmdlets;
    }

    /// <summary>The name of the module and of its assembly.</summary>
    public string Name { get; }

    /// <summary>The cmdlets, by noun, then verb.</summary>
    public IReadOnlyList<CmdletHelp> Cmdlets { get; }

    /// <summary>Reads the help.</summary>
    /// <param name="assemblyFile">The module's assembly; its documentation file, and that of the client if it has one, stand beside it.</param>
    /// <exception cref="HelpException">A comment is missing or can't be understood.</exception>
    public static ModuleHelp Read(string assemblyFile)
    {
        var assembly = Assembly.LoadFrom(assemblyFile);
        var comments = new DocComments(Path.ChangeExtension(assemblyFile, ".xml"));
        var clientFile = Path.Combine(Path.GetDirectoryName(assemblyFile)!, "KonnectPS.Client.xml");
        var client = File.Exists(clientFile) ? new DocComments(clientFile) : null;
        var reader = new CmdletReader(comments, type => comments.SummaryOf(type) ?? client?.SummaryOf(type));
        List<CmdletHelp> cmdlets = [];
        List<string> failures = [];
        foreach (var type in assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(CmdletAttribute), inherit: false)))
        {
            try
            {
                cmdlets.Add(reader.Read(type));
            }
            catch (HelpException e)
            {
                failures.Add(e.Message);
            }
        }

        return failures.Count > 0
            ? throw new HelpException(string.Join(Environment.NewLine, failures))
            : new ModuleHelp(
                Path.GetFileNameWithoutExtension(assemblyFile),
                [.. cmdlets.OrderBy(cmdlet => cmdlet.Noun, StringComparer.Ordinal).ThenBy(cmdlet => cmdlet.Verb, StringComparer.Ordinal)]);
    }
}
