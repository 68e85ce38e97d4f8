using KonnectPS.Sandbox.Contract;
using KonnectPS.Sandbox.Faults;
using KonnectPS.Sandbox.Mail;
using KonnectPS.Sandbox.Recording;
using KonnectPS.Sandbox.State;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace KonnectPS.Sandbox;

/// <summary>A Konnect on loopback: both doors, a gateway and an identity provider, on one port.</summary>
public sealed class KonnectSandbox : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly SandboxParts _parts;

    private KonnectSandbox(WebApplication server, SandboxParts parts)
    {
        _server = server;
        _parts = parts;
        var addresses = server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        Address = addresses.Addresses.Select(static address => new Uri(address)).Single(static address => address.Host == "127.0.0.1");
    }

    /// <summary>The origin of everything, without a path.</summary>
    public Uri Address { get; }

    /// <summary>Where the identity provider gives out tokens.</summary>
    public Uri TokenEndpoint => new(Address, "idp/token");

    /// <summary>The state.</summary>
    public SandboxStore Store => _parts.Store;

    /// <summary>What the sandbox held at the start.</summary>
    public SandboxSeed Seed => _parts.Seed;

    /// <summary>What goes wrong, and when.</summary>
    public FaultScript Faults => _parts.Faults;

    /// <summary>The devices that wait for their user to let them in.</summary>
    public DeviceLogins Devices => _parts.Devices;

    /// <summary>The e-mail that was sent.</summary>
    public Inbox Inbox => _parts.Inbox;

    /// <summary>Every request so far, in the order of arrival.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _parts.Requests.Snapshot();

    /// <summary>Every breach of the contract so far.</summary>
    public IReadOnlyList<ContractViolation> Violations => _parts.Violations.Snapshot();

    /// <summary>Starts a sandbox; it serves until it is disposed.</summary>
    public static async Task<KonnectSandbox> StartAsync(SandboxOptions? options = null, CancellationToken cancellationToken = default)
    {
        var parts = new SandboxParts(options ?? new SandboxOptions());
        var server = SandboxServer.Build(parts);
        try
        {
            await server.StartAsync(cancellationToken);
            return new KonnectSandbox(server, parts);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where an API is called through the gateway.</summary>
    public Uri GatewayAddress(string apiSlug)
    {
        return new Uri(Address, $"gateway/{apiSlug}/");
    }

    /// <summary>A portal token as a person would paste it; a lifetime of zero or less gives one that has ended.</summary>
    /// <param name="email">Whose; the seeded developer's if null.</param>
    /// <param name="lifetime">How long it lives; <see cref="SandboxOptions.PortalTokenLifetime"/> if null.</param>
    public string IssuePortalToken(string? email = null, TimeSpan? lifetime = null)
    {
        var developer = Store.Developers.Find(Seed.PortalId, email ?? Seed.DeveloperEmail)
            ?? throw new ArgumentException("The portal has no developer of this e-mail address.", nameof(email));
        var expiresAt = _parts.Options.TimeProvider.GetUtcNow() + (lifetime ?? _parts.Options.PortalTokenLifetime);
        return Store.PortalTokens.Issue(developer.Id, expiresAt);
    }

    /// <summary>Ends when no request is being served, nor one that hangs although its client has gone.</summary>
    public Task WhenQuietAsync() => _parts.Requests.WhenQuietAsync();

    /// <summary>Forgets the requests and the breaches so far.</summary>
    public void ClearRecords()
    {
        _parts.Requests.Clear();
        _parts.Violations.Clear();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // Requests that hang by script would hold up a graceful stop.
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
    }
}
