using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using KonnectPS.Client;
using KonnectPS.Session;

namespace KonnectPS.Completion;

/// <summary>Completes the regions: those that are known, and those that Konnect lists, when it responds in time.</summary>
internal sealed class RegionCompleter : IArgumentCompleter
{
    /// <summary>New regions appear about once a year.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private static readonly PipelineOptions Brief = new() { AttemptTimeout = TimeSpan.FromSeconds(2), MaxRetries = 0 };

    private static readonly object Everybody = new();

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var address = fakeBoundParameters["ApiUrl"]?.ToString() is { } text
                ? DoorAddress.Parse(text)
                : KonnectEnvironment.Process.ApiUrl ?? KonnectRegion.IdentityUrl;
            var told = CompletionCache.Of(Everybody).Get(
                address.ToString(),
                Lifetime,
                async cancellationToken => [.. (await KonnectRegion.ListAsync(address, Brief, cancellationToken).ConfigureAwait(false)).Where(IsRegion).Select(ItemOf)]);
            return CompletionMenu.Of(KonnectRegion.Known.Select(ItemOf).Concat(told), new CompletionWord(wordToComplete), parameterName);
        }
#pragma warning disable CA1031 // Completion must never show an error.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    private static bool IsRegion(string text) => text.Length > 0 && text.All(character => char.IsLetterOrDigit(character) || character == '-');

    private static CompletionItem ItemOf(string region) => new(region, region, $"{region}.api.konghq.com");
}
