namespace KonnectPS.Help;

/// <summary>Writes how a cmdlet is called, as Get-Command -Syntax does.</summary>
internal static class SyntaxLine
{
    public static string Of(CmdletHelp cmdlet, string set) =>
        string.Join(' ', [cmdlet.Name, .. cmdlet.ParametersOf(set).Select(entry => Of(entry.Parameter, entry.Place)), "[<CommonParameters>]"]);

    private static string Of(ParameterHelp parameter, ParameterPlace place)
    {
        var name = place.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        var whole = parameter.IsSwitch ? name : $"{name} <{parameter.TypeName}>";
        return place.Mandatory ? whole : $"[{whole}]";
    }
}
