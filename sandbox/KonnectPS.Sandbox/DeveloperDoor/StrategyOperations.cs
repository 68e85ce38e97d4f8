using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>The auth strategies a portal's applications can have.</summary>
internal static class StrategyOperations
{
    public static DoorResponse List(DoorCall call)
    {
        var name = call.Request.FilterEqual("name");
        var contains = call.Request.FilterContains("name");
        var type = call.Request.FilterEqual("credential_type");
        var strategies = call.Store.Catalog.Strategies
            .Where(strategy => name is null || strategy.Name == name)
            .Where(strategy => contains is null || strategy.Name.Contains(contains, StringComparison.OrdinalIgnoreCase))
            .Where(strategy => type is null || WireFormat.Name(strategy.CredentialType) == type);
        return ListPage.Of(call.Request, [.. strategies], StrategyRepresentation.Full);
    }
}
