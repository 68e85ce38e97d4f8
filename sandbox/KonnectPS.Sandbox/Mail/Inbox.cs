namespace KonnectPS.Sandbox.Mail;

/// <summary>Everybody's e-mail.</summary>
public sealed class Inbox
{
    private readonly List<InboxMessage> _messages = [];
    private readonly Lock _gate = new();

    internal Inbox()
    {
    }

    /// <summary>All messages, oldest first.</summary>
    public IReadOnlyList<InboxMessage> Messages()
    {
        lock (_gate)
        {
            return [.. _messages];
        }
    }

    /// <summary>The messages to an address, oldest first.</summary>
    public IReadOnlyList<InboxMessage> Messages(string to)
    {
        return [.. Messages().Where(message => message.To.Equals(to, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Throws all messages away.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _messages.Clear();
        }
    }

    internal void Deliver(InboxMessage message)
    {
        lock (_gate)
        {
            _messages.Add(message);
        }
    }
}
