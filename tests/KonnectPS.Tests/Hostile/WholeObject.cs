using System.Security;

namespace KonnectPS.Tests.Hostile;

/// <summary>Says which properties an emitted object can't be without.</summary>
internal static class WholeObject
{
    private static readonly Dictionary<string, string[]> Needed = new(StringComparer.Ordinal)
    {
        ["KonnectSession"] = [],
        ["Developer"] = ["Email"],
        ["Api"] = ["Id", "Name"],
        ["AuthStrategy"] = ["Id", "CredentialType"],
        ["Application"] = ["Id", "Name"],
        ["Registration"] = ["Id", "Status", "ApplicationId"],
        ["Credential"] = ["Id", "Type", "ApplicationId"],
        ["KonnectCredential"] = ["Type", "ApplicationId", "Name"],
        ["Portal"] = ["Id", "Name"],
        ["CatalogApi"] = ["Id", "Name"],
        ["PublishedApi"] = ["ApiId", "Name", "PortalId", "Visibility", "Changes"],
        ["PortalDeveloper"] = ["Id", "Email", "PortalId"],
        ["PortalAuthStrategy"] = ["Id", "Name", "StrategyType"],
        ["AuthServer"] = ["Id", "Name", "Issuer"],
        ["AuthServerClient"] = ["Id", "Name", "AuthServerId"],
        ["DcrProvider"] = ["Id", "Name", "ProviderType", "Issuer"],
        ["PortalForm"] = ["Id", "Name", "PortalId"],
        ["PortalApplication"] = ["Id", "Name", "PortalId"],
        ["PortalRegistration"] = ["Id", "Status", "PortalId", "Api", "Application"],
        ["PortalCredential"] = ["Id", "Type", "ApplicationId", "PortalId"],
        ["AccessToken"] = ["Id", "Name"],
        ["PortalTeam"] = ["Id", "Name", "PortalId"],
        ["PortalTeamMember"] = ["Id", "TeamId", "PortalId"],
        ["AssignedRole"] = ["Id"],
        ["CredentialTest"] = ["Result", "Uri", "Seen"],
        ["OnboardingGate"] = ["Gate", "State", "Seen"],
        ["ApiSpecification"] = ["ApiId", "Content"],
        ["String"] = ["Length"],
        ["KonnectAccessToken"] = ["Id", "Name", "Token"],
    };

    /// <summary>What the object lacks; empty when it is whole.</summary>
    public static IEnumerable<string> Lacks(PSObject emitted)
    {
        var type = emitted.BaseObject.GetType().Name;
        if (!Needed.TryGetValue(type, out var needed))
        {
            return [$"{type} is no object of ours"];
        }

        return needed.Where(property => IsLacking(property, emitted.Properties[property]?.Value)).Select(property => $"{type}.{property} is empty");
    }

    /// <summary>No contract says that a name has a character; one without must not spoil the list that it is in.</summary>
    private static bool IsLacking(string property, object? value) =>
        value is null or SecureString { Length: 0 } || (value is "" && property != "Name");
}
