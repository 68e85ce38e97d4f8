namespace KonnectPS.Help;

/// <summary>All that help tells of a cmdlet.</summary>
public sealed record CmdletHelp
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one sentence.</summary>
    public required string Synopsis { get; init; }

    /// <summary>What there is to know, in paragraphs.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>The operations of Konnect that it calls; empty when it calls nothing.</summary>
    public required IReadOnlyList<CalledOperation> Operations { get; init; }

    /// <summary>Who may call them.</summary>
    public required string Role { get; init; }

    /// <summary>The parameters, by name, without the common ones.</summary>
    public required IReadOnlyList<ParameterHelp> Parameters { get; init; }

    /// <summary>The names of the parameter sets, the default one first.</summary>
    public required IReadOnlyList<string> ParameterSets { get; init; }

    /// <summary>What it emits: the type and what that is; empty for nothing.</summary>
    public required IReadOnlyList<(string Type, string? Summary)> Outputs { get; init; }

    /// <summary>The examples.</summary>
    public required IReadOnlyList<HelpExample> Examples { get; init; }

    /// <summary>The noun.</summary>
    public string Noun => Name[(Name.IndexOf('-', StringComparison.Ordinal) + 1)..];

    /// <summary>The verb.</summary>
    public string Verb => Name[..Name.IndexOf('-', StringComparison.Ordinal)];

    /// <summary>What may be piped in.</summary>
    public IReadOnlyList<string> Inputs => [.. Parameters.SelectMany(parameter => parameter.InputTypes).Distinct(StringComparer.Ordinal)];

    /// <summary>The parameters of a set in the order of Get-Command: by position, then mandatory, then by name.</summary>
    public IEnumerable<(ParameterHelp Parameter, ParameterPlace Place)> ParametersOf(string set) =>
        from parameter in Parameters
        where parameter.Places.ContainsKey(set)
        let place = parameter.Places[set]
        orderby place.Position ?? int.MaxValue, !place.Mandatory, StandardParameters.IsOne(parameter.Name), parameter.Name
        select (parameter, place);
}
