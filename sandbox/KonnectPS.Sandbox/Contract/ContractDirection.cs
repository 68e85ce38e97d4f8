namespace KonnectPS.Sandbox.Contract;

/// <summary>Who broke the contract: the client's request, or the sandbox's own response.</summary>
public enum ContractDirection
{
    Request,
    Response,
}
