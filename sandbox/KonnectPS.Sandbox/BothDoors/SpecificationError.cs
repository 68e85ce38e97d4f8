namespace KonnectPS.Sandbox.BothDoors;

/// <summary>What is wrong in a document, and where: a JSON pointer.</summary>
internal sealed record SpecificationError(string Path, string Message);
