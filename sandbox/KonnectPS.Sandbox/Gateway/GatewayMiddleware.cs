using System.Text.Json.Nodes;
using KonnectPS.Sandbox.BothDoors;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.IdentityProvider;
using KonnectPS.Sandbox.State;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Validation.AspNetCore;

namespace KonnectPS.Sandbox.Gateway;

/// <summary>
/// The APIs behind the gateway. A request passes with a live credential of an application whose registration for the
/// API is approved, so a credential that passes here is known to work; the API is linked to a gateway service, and published in the
/// application's portal. Where that portal's RBAC is on, a role must let the application's owner call it.
/// </summary>
internal sealed class GatewayMiddleware
{
    private readonly SandboxParts _parts;

    public GatewayMiddleware(SandboxParts parts)
    {
        _parts = parts;
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/gateway", out var rest))
        {
            await next(context);
            return;
        }

        var segments = rest.Value!.Split('/', 3);
        var slug = segments.ElementAtOrDefault(1) ?? "";
        var response = _parts.Store.Catalog.FindPublications(slug) is [{ ServiceId: not null } api, ..] publications
            ? await ServeAsync(context, api with { Strategies = [.. publications.SelectMany(static publication => publication.Strategies).Distinct()] }, segments.ElementAtOrDefault(2) ?? "")
            : Refuse(404, "no Route matched with those values");
        await response.WriteAsync(context);
    }

    private static DoorResponse Refuse(int status, string message, string? challenge = null)
    {
        return new DoorResponse(status, new JsonObject { ["message"] = message })
        {
            Headers = challenge is null ? [] : new Dictionary<string, string> { ["WWW-Authenticate"] = challenge },
        };
    }

    private static string? PresentedKey(HttpRequest request, AuthStrategy strategy)
    {
        return strategy.KeyNames
            .Select(name => request.Headers[name].ToString())
            .FirstOrDefault(static value => value.Length > 0);
    }

    private async Task<string?> ClientOfTokenAsync(HttpContext context, PublishedApi api)
    {
        string[] issuers = [.. api.Strategies.Select(static strategy => strategy.Issuer).OfType<string>()];
        if (issuers.Length > 0 && context.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token]
            && await new AuthServerIssuers(_parts.Store).ClientOfAsync(
                token, issuers, IdentityProviderSetup.SigningKey.Value, _parts.Options.TimeProvider.GetUtcNow()) is { } client)
        {
            return client;
        }

        var result = await context.AuthenticateAsync(OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme);
        return result.Principal?.GetClaim(OpenIddictConstants.Claims.Subject);
    }

    private async Task<DoorResponse> ServeAsync(HttpContext context, PublishedApi api, string path)
    {
        var keyStrategy = api.Strategies.FirstOrDefault(static strategy => strategy.CredentialType == CredentialType.KeyAuth);
        var key = keyStrategy is null ? null : PresentedKey(context.Request, keyStrategy);
        if (key is not null)
        {
            var (owner, hidden) = OwnerOfKey(key);
            return Serve(api, path, owner, hidden, "Key");
        }

        if (keyStrategy is not null && api.Strategies.Count == 1)
        {
            return Refuse(401, "No API key found in request", "Key");
        }

        var application = await ClientOfTokenAsync(context, api) is { } clientId ? _parts.Store.Applications.FindByClientId(clientId) : null;
        return Serve(api, path, application, keyHidden: false, "Bearer");
    }

    private (Application? Application, bool Hidden) OwnerOfKey(string key)
    {
        return _parts.Store.Credentials.FindInUse(key) is { ClientId: null } credential
            && credential.IsLive(_parts.Options.TimeProvider.GetUtcNow())
                ? (_parts.Store.Applications.Find(credential.ApplicationId), _parts.Store.Lag.Hides(LaggingEvent.Creation, credential.Id))
                : default;
    }

    private bool MayConsume(Application application, PublishedApi api)
    {
        return ApiAccess.OfOwner(_parts.Store, _parts.Store.Portals.Find(application.PortalId)!, application, api).Register;
    }

    private DoorResponse Serve(PublishedApi api, string path, Application? application, bool keyHidden, string challenge)
    {
        var registration = application is null || _parts.Store.Catalog.FindApi(application.PortalId, api.Id) is null
            ? null
            : _parts.Store.Registrations.Of(application.Id).FirstOrDefault(registration => registration.Api.Id == api.Id);

        // The request counts for the lag of the approval too, even if the new key does not pass.
        var approvalHidden = registration is not null && _parts.Store.Lag.Hides(LaggingEvent.Approval, registration.Id);
        return registration?.Status switch
        {
            _ when keyHidden => Refuse(401, "Unauthorized", challenge),
            null => Refuse(401, "Unauthorized", challenge),
            RegistrationStatus.Approved when !approvalHidden && MayConsume(application!, api) => DoorResponse.Ok(new JsonObject
            {
                ["api"] = api.Slug,
                ["application"] = application!.Name,
                ["path"] = path,
            }),
            _ => Refuse(403, "Forbidden"),
        };
    }
}
