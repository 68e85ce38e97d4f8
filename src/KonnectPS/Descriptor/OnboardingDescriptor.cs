using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KonnectPS.Client;

namespace KonnectPS.Descriptor;

/// <summary>
/// The way to a credential for one API of a portal as an API Onboarding Descriptor (AOD 0.1). Start here; the rest of this folder reads
/// in this order: <see cref="DescriptorSurvey"/> reads the <see cref="DescriptorFacts"/>; <see cref="DescribedCredentials"/>,
/// <see cref="DescribedFlow"/> and <see cref="DescribedGaps"/> are parts of the document. docs/onboarding-descriptor.md explains it.
/// </summary>
internal static class OnboardingDescriptor
{
    /// <summary>The id of the one authentication method.</summary>
    public const string Method = "portal";

    /// <summary>The cookie in which the portal's token travels, and nowhere else.</summary>
    public const string Cookie = "portalaccesstoken";

    /// <summary>The variable from which a token is taken, where there is one already.</summary>
    public const string TokenVariable = "KONNECT_PORTAL_TOKEN";

    /// <summary>The document, indented.</summary>
    public static string Of(DescriptorFacts facts)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            Document(facts).WriteTo(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The address of an operation of the developer door.</summary>
    /// <param name="facts">Whose portal it is.</param>
    /// <param name="path">The path below the door's root, with its templates.</param>
    public static string Url(DescriptorFacts facts, string path) => $"{Address(facts)}/api/v3/{path}";

    private static string Address(DescriptorFacts facts) => facts.PortalUrl.GetLeftPart(UriPartial.Authority);

    private static JsonObject Document(DescriptorFacts facts)
    {
        var document = new JsonObject
        {
            ["aod"] = "0.1",
            ["provider"] = new JsonObject
            {
                ["name"] = PlainText.Of(facts.Context.Name),
                ["url"] = Address(facts),
                ["portalUrl"] = Address(facts),
            },
            ["maturity"] = facts.IsSelfServe ? "self-serve" : facts.HasWay ? "bootstrap-token" : "console-only",
            ["account"] = new JsonObject
            {
                ["required"] = true,
                ["agentPolicy"] = "unspecified",
                ["prerequisites"] = Texts(Prerequisites(facts)),
            },
            ["verification"] = Verification(facts),
            ["registration"] = Registration(facts),
            ["authentication"] = new JsonObject { ["methods"] = Methods(facts) },
            ["credentials"] = new JsonArray([.. facts.Strategies.Select(strategy => DescribedCredentials.Of(facts, strategy)).OfType<JsonNode>()]),
            ["scopes"] = Scopes(facts),
        };
        if (facts.HasWay)
        {
            document["flow"] = DescribedFlow.Of(facts, facts.Strategy!);
        }

        document["gaps"] = Texts(DescribedGaps.Of(facts));
        return document;
    }

    private static IEnumerable<string> Prerequisites(DescriptorFacts facts)
    {
        if (facts.HasPassword)
        {
            yield return $"Sign up once: POST {Url(facts, "developer")} {{\"email\",\"full_name\"}}; a token comes by e-mail. "
                + $"POST {Url(facts, "developer/verify-email")} {{\"token\"}} answers with another token; POST {Url(facts, "developer/reset-password")} {{\"token\",\"password\"}} sets the password.";
        }
        else if (facts.HasSignIn)
        {
            yield return "An account at the identity provider by which developers sign in to the portal, in a browser.";
        }

        if (facts.ApprovesDevelopers == false)
        {
            yield return "An administrator of the portal approves each developer who signs up.";
        }

        if (facts.HasRoles == true)
        {
            yield return "A team or a role of the portal that shows the API and lets its developers register for it.";
        }

        if (facts.Strategy?.CredentialType == AuthStrategy.SelfManagedClientCredentials)
        {
            yield return "A client at the identity provider of the API: the portal takes its client_id and mints nothing.";
        }
    }

    private static JsonArray Verification(DescriptorFacts facts) => !facts.HasWay || facts.ApprovesRegistrations == true ? [] :
    [
        new JsonObject
        {
            ["name"] = "Approval of the registration",
            ["description"] = facts.ApprovesRegistrations == false
                ? "An administrator of the portal approves each registration of an application for the API. The key is minted before, and opens nothing until then."
                : "Whether an administrator approves each registration was not seen. Until a registration is approved, the key opens nothing.",
            ["blocking"] = true,
            ["expectedLatency"] = facts.ApprovesRegistrations == false ? "until an administrator decides" : "instant, or until an administrator decides",
        },
    ];

    private static JsonObject Registration(DescriptorFacts facts) => new()
    {
        ["applicationNoun"] = "application",
        ["owner"] = "developer",
        ["mechanisms"] = new JsonArray(facts.HasWay
            ? new JsonObject
            {
                ["type"] = "portal-api",
                ["description"] = "The portal's own API: a developer creates an application, registers it for the API, and mints the credential. "
                    + "Without a registration that is approved, a credential opens nothing. An administrator's access token mints none.",
                ["baseUrl"] = Url(facts, ""),
                ["auth"] = Method,
            }
            : new JsonObject { ["type"] = "console-only", ["description"] = "As the portal stands, no request leads to a credential: see gaps." }),
    };

    private static JsonArray Methods(DescriptorFacts facts)
    {
        if (!facts.HasSignIn)
        {
            return [];
        }

        var method = new JsonObject
        {
            ["id"] = Method,
            ["type"] = "cookie-login",
            ["env"] = Texts([TokenVariable]),
            ["cookieName"] = Cookie,
        };
        if (Bootstrap(facts) is { } bootstrap)
        {
            method["bootstrap"] = bootstrap;
        }

        method["notes"] = "The token travels in this cookie and nowhere else. "
            + $"POST {Url(facts, "developer/refresh")} with the cookie portalrefreshtoken answers 204 and sets both anew.";
        return [method];
    }

    /// <summary>What a person has to do; null for nothing, as was seen.</summary>
    private static string? Bootstrap(DescriptorFacts facts) =>
        !facts.HasPassword ? $"Sign in to the portal in a browser, and take the value of its cookie {Cookie}."
            : facts.ApprovesDevelopers switch
            {
                true => null,
                false => "An administrator of the portal approves the developer.",
                null => "An administrator of the portal may have to approve the developer: not seen.",
            };

    private static JsonObject Scopes(DescriptorFacts facts)
    {
        var scopes = new JsonObject
        {
            ["model"] = "api-products",
            ["resourceSelection"] = "APIs: one registration of the application for each",
        };
        if (facts.Strategies.SelectMany(strategy => strategy.AvailableScopes ?? []).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } available)
        {
            scopes["notes"] = $"An application may ask for these scopes when it is created: {string.Join(", ", available.Select(PlainText.Of))}.";
        }

        return scopes;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
