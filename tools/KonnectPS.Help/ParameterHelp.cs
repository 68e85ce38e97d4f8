namespace KonnectPS.Help;

/// <summary>A parameter of a cmdlet.</summary>
public sealed record ParameterHelp
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>The type as users know it.</summary>
    public required string TypeName { get; init; }

    /// <summary>True for a switch.</summary>
    public required bool IsSwitch { get; init; }

    /// <summary>Other names.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>What may be given, when that is a closed list.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>True when wildcards are understood.</summary>
    public required bool Wildcards { get; init; }

    /// <summary>What holds when it is not given; null when nothing does.</summary>
    public required string? DefaultValue { get; init; }

    /// <summary>What may come from the pipeline as a whole object; empty when nothing may.</summary>
    public required IReadOnlyList<string> InputTypes { get; init; }

    /// <summary>How it stands in each parameter set; keyed by the set's name.</summary>
    public required IReadOnlyDictionary<string, ParameterPlace> Places { get; init; }
}
