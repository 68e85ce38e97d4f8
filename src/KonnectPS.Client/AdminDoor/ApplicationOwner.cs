namespace KonnectPS.Client;

/// <summary>Who owns an application.</summary>
public sealed class ApplicationOwner
{
    /// <summary><c>developer</c> or <c>team</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The owner's id (UUID).</summary>
    public string? Id { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Id}";
}
