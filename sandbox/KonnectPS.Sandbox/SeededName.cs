namespace KonnectPS.Sandbox;

/// <summary>A seeded strategy or API: its id and its name (an API's slug).</summary>
public sealed record SeededName(Guid Id, string Name);
