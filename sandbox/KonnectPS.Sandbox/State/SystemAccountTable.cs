namespace KonnectPS.Sandbox.State;

/// <summary>All system accounts of the organisation.</summary>
public sealed class SystemAccountTable
{
    private readonly List<SystemAccount> _accounts = [];
    private readonly Lock _gate;

    internal SystemAccountTable(Lock gate)
    {
        _gate = gate;
    }

    /// <summary>The accounts, oldest first.</summary>
    public IReadOnlyList<SystemAccount> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _accounts];
            }
        }
    }

    internal SystemAccount Add(SystemAccount account)
    {
        lock (_gate)
        {
            _accounts.Add(account);
        }

        return account;
    }
}
