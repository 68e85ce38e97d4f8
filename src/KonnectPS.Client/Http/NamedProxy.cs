using System.Net;

namespace KonnectPS.Client;

/// <summary>A proxy that somebody named, in place of the one in the environment.</summary>
public static class NamedProxy
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>Reads the address of a proxy.</summary>
    /// <param name="address">An absolute URL with a host; a user name and password in it serve where no credential is given.</param>
    /// <param name="credential">What to sign in to the proxy with, or null.</param>
    /// <param name="useDefaultCredentials">True to sign in as the current user.</param>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.InvalidAddress"/>: it is no address of a proxy.</exception>
    public static IWebProxy Create(Uri address, NetworkCredential? credential, bool useDefaultCredentials)
    {
        if (!address.IsAbsoluteUri || !Schemes.Contains(address.Scheme) || address.Host.Length == 0)
        {
            // Not repeated: it may hold a password.
            throw new KonnectException(
                KonnectErrorKind.InvalidAddress, "What was given for a proxy is not an absolute URL such as http://proxy.example.com:3128.");
        }

        // The password is kept out of the address, which errors name.
        var proxy = new WebProxy(new UriBuilder(address.Scheme, address.IdnHost, address.Port).Uri);
        if (useDefaultCredentials)
        {
            proxy.UseDefaultCredentials = true;
        }
        else
        {
            proxy.Credentials = credential ?? InAddress(address);
        }

        return proxy;
    }

    private static NetworkCredential? InAddress(Uri address)
    {
        var parts = address.UserInfo.Split([':'], 2);
        return address.UserInfo.Length == 0
            ? null
            : new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }
}
