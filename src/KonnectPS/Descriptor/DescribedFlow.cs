using System.Text.Json.Nodes;
using KonnectPS.Client;

namespace KonnectPS.Descriptor;

/// <summary>
/// The requests from a developer to a credential, as an engine that knows nothing of Konnect can send them. A reference to what a step
/// did not yield expands to nothing; of two such references side by side, one being empty, the other remains.
/// </summary>
internal static class DescribedFlow
{
    /// <summary>The field that AOD 0.1 has no name for: a token that a step's response sets, for a method of authentication.</summary>
    public const string ProducesToken = "x-producesToken";

    private const string ApplicationId = "{steps.create_application.id}{steps.find_application.data.0.id}";

    /// <summary>The flow for an application of the strategy.</summary>
    public static JsonObject Of(DescriptorFacts facts, AuthStrategy strategy)
    {
        var isOwnClient = strategy.CredentialType == AuthStrategy.SelfManagedClientCredentials;
        var args = new JsonArray(Arg("name", "The application's name, unique among the developer's own: letters, digits and hyphens, since it stands in an address too."));
        if (isOwnClient)
        {
            args.Add((JsonNode)Arg("client_id", "The id of the client at the identity provider."));
        }

        var steps = new JsonArray();
        if (facts.HasPassword)
        {
            steps.Add((JsonNode)SignIn(facts));
        }

        steps.Add((JsonNode)CreateApplication(facts, strategy, isOwnClient));
        steps.Add((JsonNode)FindApplication(facts));
        steps.Add((JsonNode)Register(facts));
        var outputs = new JsonObject { ["application_id"] = ApplicationId };
        switch (strategy.CredentialType)
        {
            case AuthStrategy.KeyAuth:
                steps.Add((JsonNode)MintKey(facts));
                outputs["credential_id"] = "{steps.mint_credential.id}";
                outputs["api_key"] = "{steps.mint_credential.credential}";
                break;
            case AuthStrategy.ClientCredentials:
                steps.Add((JsonNode)MintSecret(facts, strategy));
                outputs["client_id"] = "{steps.create_application.client_id}{steps.find_application.data.0.client_id}";
                outputs["client_secret"] = "{steps.create_application.client_secret}{steps.mint_credential.client_secret}";
                break;
            case AuthStrategy.SelfManagedClientCredentials:
                outputs["client_id"] = "{arg.client_id}";
                break;
        }

        return new JsonObject { ["args"] = args, ["steps"] = steps, ["outputs"] = outputs };
    }

    private static JsonObject Arg(string name, string description) => new() { ["name"] = name, ["description"] = description, ["required"] = true };

    private static JsonObject SignIn(DescriptorFacts facts) => new()
    {
        ["id"] = "sign_in",
        ["description"] = "Answers 204, without a body; the token comes in a Set-Cookie header.",
        ["skipIf"] = $"{{env.{OnboardingDescriptor.TokenVariable}}}",
        [ProducesToken] = new JsonObject { ["method"] = OnboardingDescriptor.Method, ["from"] = "cookie", ["name"] = OnboardingDescriptor.Cookie },
        ["request"] = Request("POST", facts, "developer/authenticate", new JsonObject
        {
            ["username"] = "{env.KONNECT_PORTAL_EMAIL}",
            ["password"] = "{env.KONNECT_PORTAL_PASSWORD}",
        }),
        ["onStatus"] = Fails("401", "The e-mail address or the password is wrong, or the developer is yet to be approved."),
    };

    private static JsonObject CreateApplication(DescriptorFacts facts, AuthStrategy strategy, bool isOwnClient)
    {
        var body = new JsonObject { ["name"] = "{arg.name}", ["auth_strategy_id"] = strategy.Id };
        if (isOwnClient)
        {
            body["client_id"] = "{arg.client_id}";
        }

        return Step("create_application", Request("POST", facts, "applications", body), new JsonObject
        {
            ["409"] = new JsonObject { ["action"] = "goto", ["step"] = "find_application", ["message"] = "There is an application of this name: it is read." },
            ["403"] = Fail("The developer has as many applications as there can be."),
        });
    }

    private static JsonObject FindApplication(DescriptorFacts facts)
    {
        var step = Step("find_application", Request("GET", facts, "applications?filter%5Bname%5D%5Beq%5D={arg.name}"));
        step["skipIf"] = "{steps.create_application.id}";
        return step;
    }

    private static JsonObject Register(DescriptorFacts facts) => Step(
        "register",
        Request("POST", facts, $"applications/{ApplicationId}/registrations", new JsonObject { ["api_id"] = facts.Api.Id }),
        new JsonObject
        {
            ["409"] = new JsonObject { ["action"] = "continue", ["message"] = "The application is registered for the API already." },
            ["404"] = Fail("The developer may not register for the API, or has no such application."),
        });

    private static JsonObject MintKey(DescriptorFacts facts) => Step(
        "mint_credential",
        Request("POST", facts, $"applications/{ApplicationId}/credentials", new JsonObject { ["display_name"] = "{arg.name}" }),
        Fails("403", "The application has as many credentials as there can be: delete one that nothing uses."));

    /// <summary>The secret of an application that was there; that of a new one came with it.</summary>
    private static JsonObject MintSecret(DescriptorFacts facts, AuthStrategy strategy)
    {
        var step = strategy.SupportsMultipleCredentials == false
            ? Step("mint_credential", Request("POST", facts, $"applications/{ApplicationId}/regenerate-secret"))
            : MintKey(facts);
        step["skipIf"] = "{steps.create_application.client_secret}";
        return step;
    }

    private static JsonObject Step(string id, JsonObject request, JsonObject? onStatus = null)
    {
        var step = new JsonObject { ["id"] = id, ["auth"] = OnboardingDescriptor.Method, ["request"] = request };
        if (onStatus is not null)
        {
            step["onStatus"] = onStatus;
        }

        return step;
    }

    private static JsonObject Request(string method, DescriptorFacts facts, string path, JsonObject? body = null)
    {
        var request = new JsonObject { ["method"] = method, ["url"] = OnboardingDescriptor.Url(facts, path) };
        if (body is not null)
        {
            request["body"] = body;
        }

        return request;
    }

    private static JsonObject Fail(string message) => new() { ["action"] = "fail", ["message"] = message };

    private static JsonObject Fails(string status, string message) => new() { [status] = Fail(message) };
}
