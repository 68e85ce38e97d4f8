using KonnectPS.Sandbox.Contract;

namespace KonnectPS.Sandbox.Http;

/// <summary>Who serves which operation.</summary>
internal sealed class OperationTable
{
    private readonly Dictionary<(string Contract, string Id), Func<DoorCall, Answer>> _handlers = [];

    public OperationTable Add(string contract, string id, Func<DoorCall, Answer> handler)
    {
        _handlers.Add((contract, id), handler);
        return this;
    }

    public Func<DoorCall, Answer>? Find(ContractOperation operation)
    {
        return _handlers.GetValueOrDefault((operation.Contract, operation.Id));
    }
}
