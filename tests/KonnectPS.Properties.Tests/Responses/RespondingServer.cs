using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KonnectPS.Properties.Tests.Responses;

/// <summary>What a server sends.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="MissingBytes">How many bytes of the body are announced and never come.</param>
/// <param name="Cookies">The cookies it sets.</param>
internal sealed record ServerResponse(int Status, byte[] Body, int MissingBytes, IReadOnlyList<string> Cookies);

/// <summary>A server on loopback that answers each operation of the contracts with what a case says.</summary>
internal sealed class RespondingServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private RespondingServer(WebApplication server)
    {
        _server = server;
        Address = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public Uri Address { get; }

    /// <summary>What is answered from now on.</summary>
    public Func<ContractResponse, ServerResponse> Answering { get; set; } = null!;

    /// <summary>The operations that were called.</summary>
    public ConcurrentDictionary<string, int> Called { get; } = new();

    /// <summary>The requests that no contract knows.</summary>
    public ConcurrentBag<string> Unknown { get; } = [];

    public static async Task<RespondingServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        RespondingServer? self = null;
        server.Run(context => self!.AnswerAsync(context));
        await server.StartAsync();
        return self = new RespondingServer(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (ContractResponse.To(context.Request.Method, context.Request.Path.Value!) is not { } operation)
        {
            Unknown.Add($"{context.Request.Method} {context.Request.Path}");
            context.Response.StatusCode = 404;
            return;
        }

        Called.AddOrUpdate(operation.ToString(), 1, (_, count) => count + 1);
        var response = Answering(operation);
        context.Response.StatusCode = response.Status;
        context.Response.Headers.SetCookie = response.Cookies.ToArray();
        if (response.Body.Length + response.MissingBytes == 0)
        {
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = response.Body.Length + response.MissingBytes;
        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
        if (response.MissingBytes > 0)
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        }
    }
}
