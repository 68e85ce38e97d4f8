using System.Management.Automation;
using System.Net;
using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Parameters;

namespace KonnectPS.Engine;

/// <summary>The base of the cmdlets that send requests before there is a session: they can be told which proxy to go through.</summary>
public abstract class ProxyCmdlet : KonnectCmdlet
{
    /// <summary>The proxy that requests go through, such as http://proxy.example.com:3128. Default: the one that HTTPS_PROXY names, but for NO_PROXY; .NET reads both once in a process, at its first request.</summary>
    [Parameter]
    [AddressTransformation(HostOnly = true)]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>The user name and password for the proxy of -Proxy.</summary>
    [Parameter]
    [Credential]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Signs in to the proxy of -Proxy as the current user.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>The proxy that goes without saying; null for the one of the environment.</summary>
    private protected virtual IWebProxy? DefaultProxy => null;

    private protected sealed override IWebProxy? RequestProxy()
    {
        if (ProxyCredential is not null && ProxyUseDefaultCredentials)
        {
            Terminate(Failures.TooManyProxyCredentials());
        }

        if (Proxy is null)
        {
            if (ProxyCredential is not null || ProxyUseDefaultCredentials)
            {
                Terminate(Failures.NoProxy(ProxyCredential is not null ? nameof(ProxyCredential) : nameof(ProxyUseDefaultCredentials)));
            }

            return DefaultProxy;
        }

        try
        {
            return NamedProxy.Create(Proxy, ProxyCredential?.GetNetworkCredential(), ProxyUseDefaultCredentials);
        }
        catch (KonnectException e)
        {
            Terminate(e);
            throw;
        }
    }
}
