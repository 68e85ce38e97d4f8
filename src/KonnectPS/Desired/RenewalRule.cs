using KonnectPS.Client;

namespace KonnectPS.Desired;

/// <summary>Says when a credential is to be replaced.</summary>
internal static class RenewalRule
{
    private static readonly TimeSpan LongestLead = TimeSpan.FromDays(7);

    /// <summary>
    /// True when the credential has reached the age, or when the last tenth of its own life has begun (at most the last seven days),
    /// so that it is replaced before it ends by itself.
    /// </summary>
    public static bool IsDue(Credential credential, TimeSpan? maxAge, DateTimeOffset now)
    {
        if (maxAge is { } age && credential.CreatedAt is { } created && now - created >= age)
        {
            return true;
        }

        if (credential.ExpiresAt is not { } end)
        {
            return false;
        }

        var lead = credential.CreatedAt is { } start && end > start ? TimeSpan.FromTicks((end - start).Ticks / 10) : TimeSpan.Zero;
        return now >= end - (lead < LongestLead ? lead : LongestLead);
    }
}
