using System.Globalization;
using System.Text;
using System.Text.Json;
using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Export;

namespace KonnectPS.Session;

/// <summary>
/// The token that <c>kongctl login</c> stored for a profile: <c>$XDG_CONFIG_HOME/kongctl/.{profile}-konnect-token.json</c>, or below
/// <c>~/.config</c>. Kong does not publish the file's form; it is read as kongctl writes it, and written back after a renewal.
/// </summary>
internal sealed class KongctlToken
{
    public KongctlToken(string profile)
    {
        var config = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } folder
            ? folder
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");
        Path = System.IO.Path.Combine(config, "kongctl", $".{profile}-konnect-token.json");
    }

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>Reads the token.</summary>
    /// <exception cref="KonnectCommandException">There is none that can be read.</exception>
    public AccessTokenKey Read()
    {
        try
        {
            return Parse(File.ReadAllBytes(Path)) ?? throw Failures.NoKongctlToken(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failures.NoKongctlToken(Path);
        }
    }

    /// <summary>The token in the text of such a file, or null.</summary>
    internal static AccessTokenKey? Parse(byte[] json)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            var token = file.RootElement.GetProperty("token");
            var received = file.RootElement.TryGetProperty("received_at", out var time) && time.TryGetDateTimeOffset(out var at) ? at : (DateTimeOffset?)null;
            var lifetime = token.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt64(out var count) ? TimeSpan.FromSeconds(count) : (TimeSpan?)null;
            var refresh = token.TryGetProperty("refresh_token", out var text) ? text.GetString() : null;
            return new AccessTokenKey(
                TokenText.Demand(token.GetProperty("access_token").GetString()!, "access token"),
                string.IsNullOrEmpty(refresh) ? null : TokenText.Demand(refresh!, "refresh token"),
                received + lifetime);
        }
        catch (Exception e) when (e is KeyNotFoundException or KonnectException || KonnectJson.IsMalformed(e))
        {
            return null;
        }
    }

    /// <summary>Writes a renewed token back, since the refresh token that kongctl has works only once.</summary>
    public void Write(AccessTokenKey key)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject("token");
            json.WriteString("access_token", SecretText.Reveal(key.Token));
            json.WriteString("refresh_token", key.Refresh is { } refresh ? SecretText.Reveal(refresh) : "");
            json.WriteString("token_type", "Bearer");
            json.WriteNumber("expires_in", key.ExpiresAt is { } end ? Math.Max(0, (long)(end - now).TotalSeconds) : 3600);
            json.WriteString("scope", "");
            json.WriteEndObject();
            json.WriteString("received_at", now.ToString("O", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        SecretFile.Write(Path, Encoding.UTF8.GetString(stream.ToArray()), replace: true);
    }
}
