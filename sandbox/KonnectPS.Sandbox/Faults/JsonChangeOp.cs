namespace KonnectPS.Sandbox.Faults;

/// <summary>What a <see cref="JsonChange"/> does.</summary>
public enum JsonChangeOp
{
    /// <summary>Puts a value in the place of what is there.</summary>
    Replace,

    /// <summary>Puts a member there, whether or not there is one.</summary>
    Add,

    /// <summary>Takes away what is there.</summary>
    Remove,
}
