namespace KonnectPS.Sandbox.Contract;

/// <summary>The operation a request is for, and the values in its path.</summary>
internal sealed record ContractMatch(ContractOperation Operation, IReadOnlyDictionary<string, string> PathValues);
