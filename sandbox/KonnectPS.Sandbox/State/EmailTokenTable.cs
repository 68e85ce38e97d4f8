namespace KonnectPS.Sandbox.State;

/// <summary>The tokens by which developers prove that an e-mail address is theirs. Each can be used once.</summary>
internal sealed class EmailTokenTable
{
    private readonly Dictionary<Guid, EmailToken> _tokens = [];
    private readonly Lock _gate;

    public EmailTokenTable(Lock gate)
    {
        _gate = gate;
    }

    public Guid Issue(EmailToken token)
    {
        var id = Guid.NewGuid();
        lock (_gate)
        {
            _tokens.Add(id, token);
        }

        return id;
    }

    public EmailToken? Find(Guid id, EmailTokenPurpose purpose)
    {
        lock (_gate)
        {
            return _tokens.TryGetValue(id, out var token) && token.Purpose == purpose ? token : null;
        }
    }

    public void Use(Guid id)
    {
        lock (_gate)
        {
            _tokens[id] = _tokens[id] with { Used = true };
        }
    }
}
