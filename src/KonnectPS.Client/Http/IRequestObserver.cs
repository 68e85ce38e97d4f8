namespace KonnectPS.Client;

/// <summary>Is told of each attempt, never of a header or a body.</summary>
public interface IRequestObserver
{
    /// <summary>An attempt ended, with an answer or without.</summary>
    void Attempted(RequestAttempt attempt);
}
