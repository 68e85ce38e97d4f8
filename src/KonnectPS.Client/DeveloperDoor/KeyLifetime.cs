namespace KonnectPS.Client;

/// <summary>How long an API key of a strategy lives.</summary>
public sealed class KeyLifetime
{
    /// <summary>The number of units.</summary>
    public int Value { get; init; }

    /// <summary><c>days</c>, <c>weeks</c> or <c>years</c>.</summary>
    public string? Unit { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Value} {Unit}";
}
