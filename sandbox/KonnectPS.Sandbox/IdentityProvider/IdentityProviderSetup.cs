using System.Security.Cryptography;
using KonnectPS.Sandbox.State;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace KonnectPS.Sandbox.IdentityProvider;

/// <summary>An identity provider that gives tokens to the clients in the store, and the means to recognise those tokens.</summary>
internal static class IdentityProviderSetup
{
    // Making an RSA key takes longer than everything else a sandbox does at its start.
    public static readonly Lazy<RsaSecurityKey> SigningKey = new(static () => new RsaSecurityKey(RSA.Create(2048)));
    private static readonly SymmetricSecurityKey EncryptionKey = new(RandomNumberGenerator.GetBytes(32));

    public static void AddTo(IServiceCollection services, SandboxStore store, TimeProvider clock)
    {
        services.Configure<KeyManagementOptions>(static keys =>
        {
            keys.XmlRepository = new NoKeyRing();
            keys.AutoGenerateKeys = false;
        });
        services.AddOpenIddict()
            .AddServer(server =>
            {
                server.EnableDegradedMode()
                    .AllowClientCredentialsFlow()
                    .SetTokenEndpointUris("idp/token")
                    .AddSigningKey(SigningKey.Value)
                    .AddEncryptionKey(EncryptionKey)
                    .DisableAccessTokenEncryption()
                    .DisableScopeValidation()
                    .Configure(options => options.TimeProvider = clock);
                server.UseAspNetCore().DisableTransportSecurityRequirement();
                server.AddEventHandler<OpenIddictServerEvents.ProcessRequestContext>(handler => handler
                    .UseInlineHandler(new AuthServerIssuers(store).Recognize)
                    .SetOrder(OpenIddictServerHandlers.InferEndpointType.Descriptor.Order + 1));
                var clients = new ClientCredentialsGrant(store);
                server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(clients.Validate));
                server.AddEventHandler<OpenIddictServerEvents.HandleTokenRequestContext>(handler => handler.UseInlineHandler(clients.Handle));
            })
            .AddValidation(validation =>
            {
                validation.UseLocalServer();
                validation.UseAspNetCore();
                validation.Configure(options => options.TimeProvider = clock);
            });
    }
}
