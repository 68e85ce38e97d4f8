using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>An access token of a known owner: as New-KonnectAccessToken minted it, or as Get-KonnectAccessToken lists it.</summary>
public sealed class AccessTokenIdentity
{
    /// <summary>A token from a list.</summary>
    public AccessTokenIdentity(AccessToken token)
    {
        (Id, Text, UserId, SystemAccountId) = (token.Id, token.Name, token.UserId, token.SystemAccountId);
    }

    /// <summary>A token that was just minted.</summary>
    public AccessTokenIdentity(KonnectAccessToken token)
    {
        (Id, Text, UserId, SystemAccountId) = (token.Id, token.Name, token.UserId, token.SystemAccountId);
    }

    internal string Id { get; }

    internal string Text { get; }

    internal string? UserId { get; }

    internal string? SystemAccountId { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private AccessTokenIdentity(string id, string? userId, string? systemAccountId, string text)
    {
        (Id, Text, UserId, SystemAccountId) = (id, text, userId, systemAccountId);
    }

    /// <summary>The token of an object that comes from elsewhere; null when it lacks its id or its owner's.</summary>
    internal static AccessTokenIdentity? From(ForeignObject foreign)
    {
        var (userId, accountId) = (foreign.Text("UserId", "user_id"), foreign.Text("SystemAccountId", "system_account_id"));
        return foreign.CanBe("AccessToken", "KonnectAccessToken") && (userId ?? accountId) is not null && foreign.Text("Id") is { } id
            ? new AccessTokenIdentity(id, userId, accountId, foreign.Text("Name") ?? id)
            : null;
    }
}
