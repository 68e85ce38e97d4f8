namespace KonnectPS.Client;

/// <summary>Konnect's regions and their addresses.</summary>
public static class KonnectRegion
{
    /// <summary>The region of an organization that names none.</summary>
    public const string Default = "us";

    /// <summary>The regions Kong publishes an API address for.</summary>
    public static IReadOnlyList<string> Known { get; } = ["us", "eu", "au", "me", "in", "sg"];

    /// <summary>The worldwide address, where identities are managed.</summary>
    public static Uri IdentityUrl { get; } = new("https://global.api.konghq.com/");

    /// <summary>The address of a region's API.</summary>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.InvalidAddress"/>: the name would lead elsewhere, or nowhere.</exception>
    public static Uri ApiUrl(string region) => IsLabel(region)
        ? new Uri($"https://{region}.api.konghq.com/")
        : throw new KonnectException(KonnectErrorKind.InvalidAddress, $"'{PlainText.Of(region)}' is not the name of a region.");

    /// <summary>True for the addresses of Konnect's API itself.</summary>
    public static bool IsKonnect(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.IdnHost.EndsWith(".api.konghq.com", StringComparison.OrdinalIgnoreCase);

    /// <summary>The regions Konnect says there are, without a token; its address is not published.</summary>
    /// <exception cref="KonnectException">It could not be asked.</exception>
    public static async Task<IReadOnlyList<string>> ListAsync(
        Uri identityUrl, PipelineOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var pipeline = new HttpPipeline(identityUrl, options ?? PipelineOptions.Default);
        var response = await pipeline.SendAsync(
            KonnectRequest.Get("v3/available-regions"), key: null, KonnectJson.Default.AvailableRegions, observer: null, cancellationToken).ConfigureAwait(false);
        return [.. (response.Regions.Stable ?? []).Concat(response.Regions.StableOptIn ?? []).Concat(response.Regions.Beta ?? []).Distinct()];
    }

    /// <summary>One label of a host name (RFC 1123, 2.1).</summary>
    private static bool IsLabel(string region) =>
        region.Length is > 0 and < 64 && region[0] != '-' && region[region.Length - 1] != '-'
        && region.All(character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-');
}
