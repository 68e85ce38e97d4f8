using System.Globalization;
using System.Security;
using KonnectPS.Client;

namespace KonnectPS;

/// <summary>
/// An access token of the admin door with the token itself, as it was minted. It is a Hashtable, since Set-Secret stores only string,
/// SecureString, byte[], PSCredential and Hashtable. The token is a SecureString, everything else is text.
/// </summary>
#pragma warning disable CA1010 // Set-Secret takes a Hashtable, and a Hashtable is not generic.
public sealed class KonnectAccessToken : SecretTable
#pragma warning restore CA1010
{
    internal KonnectAccessToken(AccessToken issued, string? systemAccount)
    {
        Put("type", issued.SystemAccountId is null ? "personal_access_token" : "system_account_access_token");
        Put("id", issued.Id);
        Put("name", issued.Name);
        Put("user_id", issued.UserId);
        Put("system_account_id", issued.SystemAccountId);
        Put("system_account", systemAccount);
        Put("token", issued.Issued);
        Put("created_at", issued.CreatedAt?.ToString("O", CultureInfo.InvariantCulture));
        Put("expires_at", issued.ExpiresAt?.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <summary><c>personal_access_token</c> or <c>system_account_access_token</c>.</summary>
    public string Type => Text("type")!;

    /// <summary>The token's id.</summary>
    public string Id => Text("id")!;

    /// <summary>The token's name.</summary>
    public string Name => Text("name")!;

    /// <summary>The user it belongs to; personal tokens only.</summary>
    public string? UserId => Text("user_id");

    /// <summary>The id of the system account it belongs to; system account tokens only.</summary>
    public string? SystemAccountId => Text("system_account_id");

    /// <summary>The name of the system account it belongs to; system account tokens only.</summary>
    public string? SystemAccount => Text("system_account");

    /// <summary>The token itself (<c>kpat_…</c>, <c>spat_…</c>).</summary>
    public SecureString? Token => this["token"] as SecureString;

    /// <summary>When it ends.</summary>
    public DateTimeOffset? ExpiresAt =>
        DateTimeOffset.TryParse(Text("expires_at"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : null;

    /// <inheritdoc/>
    public override string ToString() => Name;

    private string? Text(string key) => this[key] as string;
}
