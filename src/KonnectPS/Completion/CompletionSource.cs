using System.Runtime.CompilerServices;

namespace KonnectPS.Completion;

/// <summary>Where items come from.</summary>
/// <param name="Scope">What else they depend on, besides the session and the text that was typed.</param>
/// <param name="Read">Reads them.</param>
internal sealed record CompletionSource(string Scope, Func<CancellationToken, IAsyncEnumerable<CompletionItem>> Read)
{
    /// <summary>The items of a list.</summary>
    public static CompletionSource Of<T>(IAsyncEnumerable<T> list, Func<T, CompletionItem> itemOf) =>
        new("", cancellationToken => ItemsAsync(list, itemOf, cancellationToken));

    /// <summary>The items of a list in something that has to be looked up first.</summary>
    public static CompletionSource In<T>(
        string scope, Func<CancellationToken, Task<string>> findParent, Func<string, IAsyncEnumerable<T>> list, Func<T, CompletionItem> itemOf) =>
        new(scope, cancellationToken => ItemsAsync(findParent, list, itemOf, cancellationToken));

    private static async IAsyncEnumerable<CompletionItem> ItemsAsync<T>(
        Func<CancellationToken, Task<string>> findParent,
        Func<string, IAsyncEnumerable<T>> list,
        Func<T, CompletionItem> itemOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parent = await findParent(cancellationToken).ConfigureAwait(false);
        await foreach (var item in ItemsAsync(list(parent), itemOf, cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    private static async IAsyncEnumerable<CompletionItem> ItemsAsync<T>(
        IAsyncEnumerable<T> list, Func<T, CompletionItem> itemOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in list.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return itemOf(item);
        }
    }
}
