using System.Collections;
using System.Security;
using System.Text.Json;

namespace KonnectPS.Client;

/// <content>How the door is opened, kept open and closed: signing up, in and out, and renewing the token.</content>
public sealed partial class DeveloperDoor
{
    private static readonly TimeSpan SignOutAttemptTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan SignOutTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Opens the door with a token that a signed-in developer pasted.</summary>
    public void UseToken(SecureString token) => _shared.Key = new PortalKey(PortalTokens.Pasted(token));

    /// <summary>Opens the door with an e-mail address and a password (<c>POST /api/v3/developer/authenticate</c>).</summary>
    public async Task SignInAsync(string email, SecureString password, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new SignInBody { Username = email, Password = password }, KonnectJson.Default.SignInBody);
        var request = new KonnectRequest(HttpMethod.Post, Root + "developer/authenticate", RequestSafety.Idempotent)
        {
            Body = body,
            Secrets = [password],
            Unauthorized = KonnectErrorKind.SignInRefused,
        };
        try
        {
            _shared.Key = new PortalKey(await SendForTokensAsync(request, key: null, cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            Array.Clear(body, 0, body.Length);
        }
    }

    /// <summary>
    /// Ends the session at the portal if it was begun here, and forgets the token (<c>POST /api/v3/developer/logout</c>). Takes 15 seconds at most.
    /// </summary>
    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        var key = _shared.Key;
        _shared.Key = null;
        if (key is { Tokens.IssuedHere: true })
        {
            var request = KonnectRequest.Post(Root + "developer/logout", RequestSafety.Idempotent) with { DoneStatus = 204, RetriesUnreadable = true };
            try
            {
                // Whoever signs out is done here, and waits for nothing but a courtesy.
                var brief = _pipeline.Within(Options with { AttemptTimeout = SignOutAttemptTimeout, RequestTimeout = SignOutTimeout });
                await brief.SendAsync(request, key, _observer, cancellationToken).ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.PortalTokenRefused)
            {
                // The session at the portal has ended, perhaps through an attempt whose response was lost.
            }
        }
    }

    /// <summary>Signs a developer up; the portal sends an e-mail with a token (<c>POST /api/v3/developer</c>). Needs no token.</summary>
    /// <param name="email">The e-mail address.</param>
    /// <param name="fullName">The full name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="additionalData">The answers to the portal's form, by the names of its fields; null sends none. Kong publishes no field for them here.</param>
    public Task SignUpAsync(string email, string fullName, CancellationToken cancellationToken, IDictionary? additionalData = null) =>
        _pipeline.SendAsync(
            // The portal gives the same response for a new and a known address, so sending this twice does no harm.
            new KonnectRequest(HttpMethod.Post, Root + "developer", RequestSafety.Idempotent)
            {
                Body = JsonSerializer.SerializeToUtf8Bytes(
                    new SignUpBody { Email = email, FullName = fullName, AdditionalData = additionalData }, KonnectJson.Default.SignUpBody),
                DoneStatus = 201,
                RetriesUnreadable = true,
            },
            key: null,
            _observer,
            cancellationToken);

    /// <summary>Proves an e-mail address (<c>POST /api/v3/developer/verify-email</c>). Needs no token.</summary>
    /// <param name="mailedToken">The token from the e-mail, or its link; good once.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The token with which the password can be set; good once.</returns>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.InvalidToken"/>: it can be no token; nothing was sent.</exception>
    public async Task<SecureString> VerifyEmailAsync(SecureString mailedToken, CancellationToken cancellationToken)
    {
        var token = PastedToken.OfMail(mailedToken);
        return (await SendSecretAsync(
            "developer/verify-email",
            JsonSerializer.SerializeToUtf8Bytes(new VerifyEmailBody { Token = token }, KonnectJson.Default.VerifyEmailBody),
            [token],
            (_, body) => KonnectJson.Read(body, KonnectJson.Default.VerifiedEmail),
            cancellationToken).ConfigureAwait(false)).Token!;
    }

    /// <summary>Has the portal send an e-mail with which a developer sets another password (<c>POST /api/v3/developer/forgot-password</c>). Needs no token.</summary>
    public Task ForgotPasswordAsync(string email, CancellationToken cancellationToken) =>
        _pipeline.SendAsync(
            // Sending this twice sends two e-mails, each with a token that is good.
            new KonnectRequest(HttpMethod.Post, Root + "developer/forgot-password", RequestSafety.Idempotent)
            {
                Body = JsonSerializer.SerializeToUtf8Bytes(new ForgotPasswordBody { Email = email }, KonnectJson.Default.ForgotPasswordBody),
                DoneStatus = 200,
                RetriesUnreadable = true,
            },
            key: null,
            _observer,
            cancellationToken);

    /// <summary>Sets the password (<c>POST /api/v3/developer/reset-password</c>). Needs no token.</summary>
    /// <param name="resetToken">The token that <see cref="VerifyEmailAsync"/> returned, or that came with the e-mail of <see cref="ForgotPasswordAsync"/>.</param>
    /// <param name="password">The new password.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task SetPasswordAsync(SecureString resetToken, SecureString password, CancellationToken cancellationToken) =>
        SendSecretAsync(
            "developer/reset-password",
            JsonSerializer.SerializeToUtf8Bytes(
                new ResetPasswordBody { Token = resetToken, Password = password }, KonnectJson.Default.ResetPasswordBody),
            [resetToken, password],
            (_, _) => true,
            cancellationToken,
            doneStatus: 204);

    /// <summary>Gets the next key. Must not be cancelled: a refresh token works once, so losing the response would end the session.</summary>
    private async Task<PortalKey> RenewAsync(PortalKey ended)
    {
        var request = KonnectRequest.Post(Root + "developer/refresh", RequestSafety.Idempotent);
        var key = new CookieKey(PortalCookies.RefreshName, ended.Refresh!);
        return new PortalKey(await SendForTokensAsync(request, key, CancellationToken.None).ConfigureAwait(false));
    }

    private Task<PortalTokens> SendForTokensAsync(KonnectRequest request, DoorKey? key, CancellationToken cancellationToken) =>
        _pipeline.SendAsync(
            request,
            key,
            (headers, _) => PortalTokens.Issued(SetCookies.Read(headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])),
            _observer,
            cancellationToken);

    /// <summary>Sends a body with a secret, and clears it.</summary>
    private async Task<T> SendSecretAsync<T>(
        string path, byte[] body, IReadOnlyList<SecureString> secrets, ResponseReader<T> read, CancellationToken cancellationToken, int? doneStatus = null)
    {
        var request = new KonnectRequest(HttpMethod.Post, Root + path, RequestSafety.Unsafe)
        {
            DoneStatus = doneStatus,
            Body = body,
            Secrets = secrets,
            Unauthorized = KonnectErrorKind.SignUpTokenRefused,
        };
        try
        {
            return await _pipeline.SendAsync(request, key: null, read, _observer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Array.Clear(body, 0, body.Length);
        }
    }
}
