using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using KonnectPS.Session;

namespace KonnectPS.Completion;

/// <summary>The base of the completers that ask Konnect through the session: fast, silent, and empty without a session.</summary>
internal abstract class SessionCompleter : IArgumentCompleter
{
    /// <summary>How much of a list is looked through for what matches, where the server can't.</summary>
    private const int MaxRead = 500;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var session = fakeBoundParameters["Session"] is { } given
                ? (given is PSObject wrapped ? wrapped.BaseObject : given) as KonnectSession
                : RunspaceSession.Current;
            if (session is not { IsDisconnected: false })
            {
                return [];
            }

            var word = new CompletionWord(wordToComplete);
            var source = SourceOf(new CompletionQuestion(session, word, fakeBoundParameters));
            if (source is null)
            {
                return [];
            }

            var items = CompletionCache.Of(session).Get(
                $"{GetType().Name}\n{source.Scope}\n{word.Text}", Lifetime, cancellationToken => ReadAsync(source, word, cancellationToken));
            return CompletionMenu.Of(items, word, parameterName);
        }
#pragma warning disable CA1031 // Completion must never show an error.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    /// <summary>The source of the items, or null. Runs on the pipeline's thread and sends no request.</summary>
    private protected abstract CompletionSource? SourceOf(CompletionQuestion question);

    private static async Task<IReadOnlyList<CompletionItem>> ReadAsync(CompletionSource source, CompletionWord word, CancellationToken cancellationToken)
    {
        var (items, read) = (new List<CompletionItem>(), 0);
        await foreach (var item in source.Read(cancellationToken).ConfigureAwait(false))
        {
            if (word.Matches(item))
            {
                items.Add(item);
            }

            if (items.Count == CompletionMenu.MaxItems || ++read == MaxRead)
            {
                break;
            }
        }

        return items;
    }
}
