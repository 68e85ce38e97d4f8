using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>Writes the address that an identity provider sends users back to as the contract wants it: <c>format: uri</c> (RFC 3986).</summary>
internal static class RedirectAddress
{
    /// <summary>The address as it was typed where that is a URI; else escaped, its host by its ASCII name.</summary>
    /// <param name="address">The address; null for none.</param>
    /// <exception cref="KonnectCommandException">It is relative.</exception>
    public static string? Of(Uri? address)
    {
        if (address is null)
        {
            return null;
        }

        var typed = address.OriginalString;

        // The framework takes C:\x, /x and \\host\x for whole file URIs.
        if (!address.IsAbsoluteUri || (address.IsFile && !typed.StartsWith(Uri.UriSchemeFile + ":", StringComparison.OrdinalIgnoreCase)))
        {
            throw Failures.RelativeRedirectUri(typed);
        }

        if (typed.All(character => character is > ' ' and < '\x7F') && Uri.IsWellFormedUriString(typed, UriKind.Absolute))
        {
            return typed;
        }

        var host = address.GetComponents(UriComponents.Host, UriFormat.UriEscaped);
        return host.Length == 0 || address.IdnHost == host
            ? address.AbsoluteUri
            : new UriBuilder(address) { Host = address.IdnHost }.Uri.AbsoluteUri;
    }
}
