using KonnectPS.Mcp.Shells;

namespace KonnectPS.Mcp.Tools;

/// <summary>What the person who started the server lets the model do.</summary>
internal sealed class ServerLimits
{
    private int _minted;

    /// <summary>True when nothing may be changed.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>True when a person need not approve each change.</summary>
    public bool IsUnattended { get; init; }

    /// <summary>The APIs, by slug, name or id, as the person wrote them; null for all.</summary>
    public IReadOnlyList<string>? Apis { get; init; }

    /// <summary>The most credentials that are minted while the server runs.</summary>
    public int MaxCredentials { get; init; }

    /// <summary>The origins at which a credential may be tried.</summary>
    public IReadOnlyList<Uri> Gateways { get; init; } = [];

    /// <summary>Demands an address at one of the gateways that the person named.</summary>
    /// <exception cref="ShellError">It is none, or elsewhere.</exception>
    public Uri DemandGateway(string address)
    {
        var isAddress = Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.UserInfo.Length == 0;
        return isAddress && Gateways.Any(gateway => IsAt(parsed!, gateway))
            ? parsed!
            : throw new ShellError(
                "GatewayNotAllowed",
                "This server was started for other gateways: a credential is sent to no other address.",
                $"Use an address at one of these: {string.Join(", ", Gateways.Select(gateway => gateway.GetLeftPart(UriPartial.Authority)))}.");
    }

    private static bool IsAt(Uri address, Uri gateway) =>
        address.Scheme == gateway.Scheme && address.Port == gateway.Port && string.Equals(address.IdnHost, gateway.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes a place among the credentials that may be minted; false when there is none left.</summary>
    public bool TryMint()
    {
        while (true)
        {
            var minted = Volatile.Read(ref _minted);
            if (minted >= MaxCredentials)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _minted, minted + 1, minted) == minted)
            {
                return true;
            }
        }
    }

    /// <summary>True for an API that the model may know of.</summary>
    public bool Allows(params string?[] names) =>
        Apis is null || names.Any(name => name is not null && Apis.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Demands an API that the model may use.</summary>
    /// <exception cref="ShellError">It is not among those.</exception>
    public void DemandApi(string api)
    {
        if (!Allows(api))
        {
            throw new ShellError(
                "ApiNotAllowed", "This server was started for other APIs.", $"Use one of these, named as here: {string.Join(", ", Apis!)}.");
        }
    }
}
