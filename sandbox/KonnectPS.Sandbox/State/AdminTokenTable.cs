namespace KonnectPS.Sandbox.State;

/// <summary>The personal and system account access tokens of the organisation.</summary>
internal sealed class AdminTokenTable
{
    private readonly HashSet<SecretHash> _tokens = [];
    private readonly Lock _gate;

    public AdminTokenTable(Lock gate)
    {
        _gate = gate;
    }

    public string Issue(string prefix)
    {
        var token = RandomSecret.Draw(prefix, 48);
        lock (_gate)
        {
            _tokens.Add(SecretHash.Of(token));
        }

        return token;
    }

    public bool Holds(string token)
    {
        lock (_gate)
        {
            return _tokens.Contains(SecretHash.Of(token));
        }
    }
}
