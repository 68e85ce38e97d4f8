namespace KonnectPS.Client;

/// <summary>Is told of each attempt, never of a header, and of lists as they are read.</summary>
public interface IRequestObserver
{
    /// <summary>True when attempts are to tell of their bodies, without what is secret in them. Costs time: for whoever looks for a fault.</summary>
    bool WantsBodies { get; }

    /// <summary>True when the caller's thread has nothing else to do until the response is there.</summary>
    bool MayBlock { get; }

    /// <summary>An attempt ended, with a response or without.</summary>
    void Attempted(RequestAttempt attempt);

    /// <summary>A list began, is a page further, or ended.</summary>
    void Listed(ListProgress progress);
}
