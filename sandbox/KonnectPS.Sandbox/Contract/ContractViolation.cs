namespace KonnectPS.Sandbox.Contract;

/// <summary>One breach of the contract; it never holds a value.</summary>
/// <param name="Direction">Whose breach it is.</param>
/// <param name="Operation">The operation's id, or method and path where the contract has no such operation.</param>
/// <param name="Where">route, path, query, header, body or status.</param>
/// <param name="Field">The parameter, header or property.</param>
/// <param name="Rule">The rule that was broken, in Konnect's words where it has one.</param>
/// <param name="Message">What is wrong.</param>
public sealed record ContractViolation(
    ContractDirection Direction,
    string Operation,
    string Where,
    string Field,
    string Rule,
    string Message);

/// <summary>Who broke the contract: the client's request, or the sandbox's own response.</summary>
public enum ContractDirection
{
    Request,
    Response,
}
