using KonnectPS.Sandbox.Contract;

namespace KonnectPS.Sandbox.Http;

/// <summary>Who serves which operation.</summary>
internal sealed class OperationTable
{
    private readonly Dictionary<(string Contract, string Id), Func<DoorCall, DoorResponse>> _handlers = [];

    public OperationTable Add(string contract, string id, Func<DoorCall, DoorResponse> handler)
    {
        _handlers.Add((contract, id), handler);
        return this;
    }

    public Func<DoorCall, DoorResponse>? Find(ContractOperation operation)
    {
        return _handlers.GetValueOrDefault((operation.Contract, operation.Id));
    }
}
