using System.Net;
using System.Threading.RateLimiting;
using KonnectPS.Sandbox.Contract;
using KonnectPS.Sandbox.Control;
using KonnectPS.Sandbox.Faults;
using KonnectPS.Sandbox.Gateway;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.IdentityProvider;
using KonnectPS.Sandbox.Recording;

namespace KonnectPS.Sandbox;

/// <summary>Puts the parts of a sandbox behind one port.</summary>
internal static class SandboxServer
{
    public static WebApplication Build(SandboxParts parts)
    {
        var clock = parts.Options.TimeProvider;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var sockets = LoopbackSockets.Bind(parts.Options.Port);
        parts.Hosts = [.. sockets.Keys.Select(static endpoint => $"{endpoint.Address}")];
        builder.WebHost.UseKestrelCore().UseSockets(transport => transport.CreateBoundListenSocket = endpoint => sockets[(IPEndPoint)endpoint]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var endpoint in sockets.Keys)
            {
                kestrel.Listen(endpoint);
            }
        });
        builder.Services.AddSingleton<IHostLifetime, InertLifetime>();
        IdentityProviderSetup.AddTo(builder.Services, parts.Store, clock);

        var app = builder.Build();
        app.Use(new DateMiddleware(clock).InvokeAsync);
        app.Use(new ControlMiddleware(parts).InvokeAsync);
        app.Use(new RecordingMiddleware(parts.Requests, clock).InvokeAsync);
        app.Use(UnexpectedErrorMiddleware.InvokeAsync);
        if (parts.Options.Latency > TimeSpan.Zero)
        {
            app.Use(new LatencyMiddleware(parts.Options.Latency, clock).InvokeAsync);
        }

        if (parts.Options.RequestsPerSecond > 0)
        {
            var limiter = new FixedWindowRateLimiter(new FixedWindowRateLimiterOptions
            {
                PermitLimit = parts.Options.RequestsPerSecond,
                Window = TimeSpan.FromSeconds(1),
            });
            app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
            app.Use(new RateLimitMiddleware(limiter).InvokeAsync);
        }

        app.Use(new ContractMiddleware(parts.Violations).InvokeAsync);
        app.Use(new FaultMiddleware(parts.Faults, clock).InvokeAsync);
        app.Use(new DoorMiddleware(parts).InvokeAsync);

        // Behind the doors, which have no use for it: it serves the identity provider.
        app.UseAuthentication();
        app.Use(new GatewayMiddleware(parts).InvokeAsync);
        return app;
    }
}
