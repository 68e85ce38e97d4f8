namespace KonnectPS.Client;

/// <summary>Learns that Konnect's eventual consistency is being waited for, to show it to a person.</summary>
public interface IConsistencyObserver
{
    /// <summary>The clock of the wait.</summary>
    TimeProvider Clock { get; }

    /// <summary>It is being waited for; called before every retry.</summary>
    /// <param name="what">What is being waited for.</param>
    /// <param name="timeLeft">How long it is waited for at most, from now on.</param>
    void Waiting(string what, TimeSpan timeLeft);

    /// <summary>The wait is over, whether it helped or not; called only after <see cref="Waiting"/>.</summary>
    /// <param name="what">What was being waited for.</param>
    void Waited(string what);
}
