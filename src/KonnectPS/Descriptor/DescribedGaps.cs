using KonnectPS.Client;

namespace KonnectPS.Descriptor;

/// <summary>What still needs a person, what the format has no words for, and what was not seen.</summary>
internal static class DescribedGaps
{
    private const string NoAdminDoor = " was not seen: the admin door was closed.";

    /// <summary>The gaps, in the order in which they are met.</summary>
    public static IEnumerable<string> Of(DescriptorFacts facts) => Way(facts).Concat(facts.HasWay ? Format(facts, facts.Strategy!) : []);

    private static IEnumerable<string> Way(DescriptorFacts facts)
    {
        if (!facts.HasSignIn)
        {
            yield return "Nobody can sign in to the portal: an administrator turns on its authentication, with a password or single sign-on.";
        }
        else if (facts.HasPassword)
        {
            yield return "Signing up takes a mailbox: the token that proves the address comes by e-mail, and a flow has no step for that.";
        }
        else
        {
            yield return "Developers sign in by single sign-on alone: a person does so in a browser and hands over the token of the session.";
        }

        if (facts.HasSignIn && facts.ApprovesDevelopers != true)
        {
            yield return facts.ApprovesDevelopers == false
                ? "A person approves each developer: an administrator of the portal."
                : "Whether an administrator approves each developer who signs up" + NoAdminDoor;
        }

        if (facts.HasRoles != false)
        {
            yield return facts.HasRoles == true
                ? "A person gives each developer a team or a role that lets them register for the API."
                : "Whether roles decide on who may register for the API, the portal does not say.";
        }

        if (facts.IsLinked != true)
        {
            yield return facts.IsLinked == false
                ? "The API is linked to no gateway, or its auth strategy did not reach it: a credential opens nothing until an administrator has mended that."
                : "Whether the API is linked to a gateway" + NoAdminDoor;
        }

        if (facts.Strategy is not { } strategy)
        {
            yield return "The API has no auth strategy, and takes no registrations: an administrator publishes it with one.";
            yield break;
        }

        if (facts.ApprovesRegistrations != true)
        {
            yield return facts.ApprovesRegistrations == false
                ? "A person approves each registration; a flow has no step that waits for that, and ends with a key that opens nothing yet."
                : "Whether an administrator approves each registration" + NoAdminDoor;
        }

        if (facts.Strategies.Count > 1)
        {
            yield return $"The API takes several auth strategies, and an application has one; the flow is about {PlainText.Of(strategy.ToString())}.";
        }
    }

    private static IEnumerable<string> Format(DescriptorFacts facts, AuthStrategy strategy)
    {
        if (facts.HasPassword)
        {
            yield return "AOD 0.1 has no field for a token that comes in a cookie, with 204 and no body. The step sign_in says it in "
                + $"{DescribedFlow.ProducesToken}; an engine that does not know this field needs the token in {OnboardingDescriptor.TokenVariable}.";
        }

        yield return $"AOD 0.1 has no field for where the API is called and how the credential is shown to it: {DescribedCredentials.Use} says it."
            + (facts.Servers is null ? " Where it is called was not seen: nobody was signed in." : facts.Servers.Count == 0 ? " The API's document names no server." : "");
        switch (strategy.CredentialType)
        {
            case AuthStrategy.KeyAuth:
                yield return "A key is shown once. A flow has no step for a response that was lost: the key it held lives on, unknown to anybody.";
                break;
            case AuthStrategy.ClientCredentials:
                yield return "A client secret is shown once. The portal does not say at which token endpoint it is exchanged for the token that the API takes.";
                break;
            case AuthStrategy.SelfManagedClientCredentials:
                yield return "A person creates the client at the identity provider, and keeps its secret. The portal does not say at which token endpoint it is used.";
                break;
            default:
                yield return $"The auth strategy is of a kind that was not known when this was written: {PlainText.Of(strategy.CredentialType)}.";
                break;
        }
    }
}
