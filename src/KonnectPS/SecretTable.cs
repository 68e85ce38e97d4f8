using System.Collections;
using System.Management.Automation;

namespace KonnectPS;

/// <summary>
/// A Hashtable that holds a secret, since Set-Secret stores only string, SecureString, byte[], PSCredential and Hashtable. The members
/// of a Hashtable are hidden from Get-Member and from views.
/// </summary>
#pragma warning disable CA1010 // Set-Secret takes a Hashtable, and a Hashtable is not generic.
public abstract class SecretTable : Hashtable
#pragma warning restore CA1010
{
    private protected SecretTable()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    /// <inheritdoc/>
    [Hidden]
    public override int Count => base.Count;

    /// <inheritdoc/>
    [Hidden]
    public override bool IsFixedSize => base.IsFixedSize;

    /// <inheritdoc/>
    [Hidden]
    public override bool IsReadOnly => base.IsReadOnly;

    /// <inheritdoc/>
    [Hidden]
    public override bool IsSynchronized => base.IsSynchronized;

    /// <inheritdoc/>
    [Hidden]
    public override ICollection Keys => base.Keys;

    /// <inheritdoc/>
    [Hidden]
    public override object SyncRoot => base.SyncRoot;

    /// <inheritdoc/>
    [Hidden]
    public override ICollection Values => base.Values;
}
