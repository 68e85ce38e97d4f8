namespace KonnectPS.Sandbox.State;

/// <summary>A device that waits for its user to let it in. The table that holds it guards it.</summary>
internal sealed class DeviceLogin
{
    public required string DeviceCode { get; init; }

    public required string UserCode { get; init; }

    public required string ClientId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required TimeSpan Interval { get; set; }

    /// <summary>What the user decided; null until then.</summary>
    public bool? Approved { get; set; }

    /// <summary>The clock's timestamp at the last poll.</summary>
    public long? LastPoll { get; set; }
}
