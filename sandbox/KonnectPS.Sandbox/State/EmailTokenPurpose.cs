namespace KonnectPS.Sandbox.State;

/// <summary>What a token proves its holder may do.</summary>
internal enum EmailTokenPurpose
{
    VerifyEmail,
    ResetPassword,
}
