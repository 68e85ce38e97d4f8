using System.Security;

namespace KonnectPS.Client;

/// <summary>A key that ends, and that may come with the means to get the next one.</summary>
internal abstract class RenewableKey : DoorKey
{
    /// <summary>What the next key is got with; null when this one can't be renewed.</summary>
    public abstract SecureString? Refresh { get; }

    /// <summary>When the key ends, if that is known.</summary>
    public abstract DateTimeOffset? ExpiresAt { get; }
}
