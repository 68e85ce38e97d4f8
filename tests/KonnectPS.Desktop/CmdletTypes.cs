using System.Reflection;

namespace KonnectPS.Desktop;

/// <summary>Reads the assembly of the cmdlets as an import does: their types, parameters and attributes; no line of it runs.</summary>
internal static class CmdletTypes
{
    private const BindingFlags Every =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static int Read(string file)
    {
        var cmdlets = 0;
        foreach (var type in Assembly.LoadFrom(file).GetTypes())
        {
            foreach (var member in type.GetMembers(Every).Concat([type]))
            {
                _ = member.GetCustomAttributesData().Count;
            }

            cmdlets += type.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "CmdletAttribute") ? 1 : 0;
        }

        return cmdlets;
    }
}
