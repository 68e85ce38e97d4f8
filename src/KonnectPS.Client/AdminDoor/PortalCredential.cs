using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>Anybody's credential, as the admin door shows it: never with its secret.</summary>
public sealed class PortalCredential : Credential
{
    /// <summary>The application's name, where it is known.</summary>
    [JsonIgnore]
    public string? ApplicationName { get; internal set; }

    /// <summary>The portal it belongs to.</summary>
    [JsonIgnore]
    public string PortalId { get; internal set; } = "";

    /// <summary>How long ago it was minted, by the clock of this machine when the list was read; null when that is unknown.</summary>
    [JsonIgnore]
    public TimeSpan? Age { get; internal set; }
}
