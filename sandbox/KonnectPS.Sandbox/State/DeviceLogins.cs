using System.Security.Cryptography;

namespace KonnectPS.Sandbox.State;

/// <summary>The devices that log in (RFC 8628), and the person in the browser who decides on them.</summary>
public sealed class DeviceLogins
{
    // Neither vowels nor digits: a code spells no word and nothing in it is mistaken for something else.
    private const string CodeLetters = "BCDFGHJKLMNPQRSTVWXZ";
    private static readonly TimeSpan Penalty = TimeSpan.FromSeconds(5);

    // Timers may fire a little early by another clock's measure.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(20);
    private readonly List<DeviceLogin> _logins = [];
    private readonly Lock _gate = new();
    private readonly SandboxOptions _options;
    private readonly TimeProvider _clock;

    internal DeviceLogins(SandboxOptions options)
    {
        _options = options;
        _clock = options.TimeProvider;
    }

    /// <summary>The codes that wait for a decision, oldest first.</summary>
    public IReadOnlyList<string> WaitingUserCodes
    {
        get
        {
            lock (_gate)
            {
                return [.. _logins.Where(static login => login.Approved is null).Select(static login => login.UserCode)];
            }
        }
    }

    /// <summary>Lets a device in as the organisation's user.</summary>
    /// <returns>Whether there is such a device.</returns>
    public bool Approve(string userCode)
    {
        return Decide(userCode, approved: true);
    }

    /// <summary>Keeps a device out.</summary>
    /// <returns>Whether there is such a device.</returns>
    public bool Deny(string userCode)
    {
        return Decide(userCode, approved: false);
    }

    internal DeviceLogin Begin(string clientId)
    {
        var login = new DeviceLogin
        {
            DeviceCode = RandomSecret.Draw(length: 40),
            UserCode = $"{RandomNumberGenerator.GetString(CodeLetters, 4)}-{RandomNumberGenerator.GetString(CodeLetters, 4)}",
            ClientId = clientId,
            ExpiresAt = _clock.GetUtcNow() + _options.DeviceCodeLifetime,
            Interval = _options.DeviceInterval,
        };
        lock (_gate)
        {
            _logins.Add(login);
        }

        return login;
    }

    /// <summary>A device asks whether it is let in yet. If it is, its code is used up.</summary>
    /// <returns>OAuth's word for why it is not; null if it is.</returns>
    internal string? Poll(string deviceCode, string clientId)
    {
        lock (_gate)
        {
            if (_logins.Find(login => login.DeviceCode == deviceCode) is not { } login)
            {
                return "invalid_grant";
            }

            if (login.ClientId != clientId)
            {
                return "invalid_client";
            }

            if (_clock.GetUtcNow() >= login.ExpiresAt)
            {
                return "expired_token";
            }

            if (IsTooSoon(login))
            {
                login.Interval += Penalty;
                return "slow_down";
            }

            if (login.Approved is not { } approved)
            {
                return "authorization_pending";
            }

            if (!approved)
            {
                return "access_denied";
            }

            _logins.Remove(login);
            return null;
        }
    }

    private bool IsTooSoon(DeviceLogin login)
    {
        var last = login.LastPoll;
        login.LastPoll = _clock.GetTimestamp();
        return last is { } before && _clock.GetElapsedTime(before) < login.Interval - Grace;
    }

    private bool Decide(string userCode, bool approved)
    {
        lock (_gate)
        {
            var login = _logins.Find(login => login.UserCode.Equals(userCode, StringComparison.OrdinalIgnoreCase));
            if (login is not null)
            {
                login.Approved = approved;
            }

            return login is not null;
        }
    }
}
