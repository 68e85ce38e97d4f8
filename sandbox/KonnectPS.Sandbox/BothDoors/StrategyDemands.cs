using KonnectPS.Sandbox.Contract;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.BothDoors;

/// <summary>What an auth strategy demands of its applications.</summary>
internal static class StrategyDemands
{
    /// <summary>Complaints about what a body says of the client and its scopes.</summary>
    public static IEnumerable<InvalidParameter> Check(CheckedRequest request, AuthStrategy strategy, bool clientIdNeeded)
    {
        var selfManaged = strategy.CredentialType == CredentialType.SelfManagedClientCredentials;
        var clientId = request.BodyText("client_id");
        if (selfManaged && (clientId is null ? clientIdNeeded : clientId.Length == 0))
        {
            yield return InvalidParameter.Required("client_id");
        }
        else if (!selfManaged && clientId is not null)
        {
            yield return new InvalidParameter("body", "client_id", "invalid", "is not for this auth strategy");
        }

        if (request.BodyTexts("scopes") is { } scopes && scopes.Except(strategy.AvailableScopes).Any())
        {
            yield return new InvalidParameter("body", "scopes", "enum", "must be among the choices") { Choices = strategy.AvailableScopes };
        }
    }
}
