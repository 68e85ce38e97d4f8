using System.Collections;
using System.Management.Automation;

namespace KonnectPS;

/// <summary>
/// A Hashtable that holds a secret, since Set-Secret stores only string, SecureString, byte[], PSCredential and Hashtable. The members
/// of a Hashtable are hidden from Get-Member and from views. It can't be changed, since some vaults write into the object that they are
/// given.
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
    /// <exception cref="NotSupportedException">It is set.</exception>
    public override object? this[object key]
    {
        get => base[key];
        set => throw ReadOnly();
    }

    /// <inheritdoc/>
    [Hidden]
    public override int Count => base.Count;

    /// <inheritdoc/>
    [Hidden]
    public override bool IsFixedSize => true;

    /// <inheritdoc/>
    [Hidden]
    public override bool IsReadOnly => true;

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

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Hidden]
    public override void Add(object key, object? value) => throw ReadOnly();

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Hidden]
    public override void Clear() => throw ReadOnly();

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Hidden]
    public override void Remove(object key) => throw ReadOnly();

    /// <summary>Sets a value while the table is made.</summary>
    private protected void Put(string key, object? value)
    {
        if (value is not null)
        {
            base[key] = value;
        }
    }

    private static NotSupportedException ReadOnly() => new("It can't be changed. Change a copy: @{} + the credential.");
}
