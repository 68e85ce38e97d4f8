namespace KonnectPS.Client;

/// <summary>What repeating a request does, which decides when it is retried.</summary>
internal enum RequestSafety
{
    /// <summary>It only reads: retried on any passing fault.</summary>
    Safe,

    /// <summary>Twice is once (a deletion, a replacement): retried on any passing fault.</summary>
    Idempotent,

    /// <summary>Twice is twice (it creates or mints): retried only when it surely did not happen.</summary>
    Unsafe,
}
