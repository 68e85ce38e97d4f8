using System.Collections;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Identity;
using KonnectPS.Session;

namespace KonnectPS.Completion;

/// <summary>What is to be completed, and what else stands on the command line.</summary>
internal sealed class CompletionQuestion
{
    private readonly IDictionary _bound;

    public CompletionQuestion(KonnectSession session, CompletionWord word, IDictionary bound)
    {
        Session = session;
        Word = word;
        _bound = bound;
    }

    public KonnectSession Session { get; }

    public CompletionWord Word { get; }

    /// <summary>The argument that another parameter has already, if it can be that parameter's.</summary>
    public T? Bound<T>(string parameter)
        where T : class =>
        _bound[parameter] is { } value && LanguagePrimitives.TryConvertTo<T>(value, out var argument) ? argument : null;

    /// <summary>What there is in the portal that stands on the command line, else in the session's.</summary>
    /// <param name="door">The admin door.</param>
    /// <param name="list">Lists it for a portal's id.</param>
    /// <param name="itemOf">Makes it an item.</param>
    public CompletionSource InPortal<T>(AdminDoor door, Func<string, IAsyncEnumerable<T>> list, Func<T, CompletionItem> itemOf)
    {
        var portal = Bound<PortalIdentity>("Portal");
        return CompletionSource.In(
            portal?.Id ?? portal?.Text ?? "", cancellationToken => door.FindPortalIdAsync(portal, Session, cancellationToken), list, itemOf);
    }
}
