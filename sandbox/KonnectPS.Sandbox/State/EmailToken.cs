namespace KonnectPS.Sandbox.State;

/// <summary>A token that only the reader of a developer's mail can have.</summary>
internal sealed record EmailToken(Guid DeveloperId, EmailTokenPurpose Purpose, DateTimeOffset ExpiresAt, bool Used = false)
{
    public bool IsGone(DateTimeOffset now)
    {
        return Used || now >= ExpiresAt;
    }
}

/// <summary>What a token proves its holder may do.</summary>
internal enum EmailTokenPurpose
{
    VerifyEmail,
    ResetPassword,
}
