namespace KonnectPS.Client;

/// <content>Who the caller is, and the tokens of users and system accounts.</content>
public sealed partial class AdminDoor
{
    /// <summary>The organization the token belongs to; takes personal and system account tokens.</summary>
    public Task<Organization> GetOrganizationAsync(CancellationToken cancellationToken) =>
        SendAsync(_identity, KonnectRequest.Get(Root + "organizations/me"), KonnectJson.Default.Organization, cancellationToken);

    /// <summary>The user the token belongs to; a system account's token is refused.</summary>
    public Task<KonnectUser> GetUserAsync(CancellationToken cancellationToken) =>
        SendAsync(_identity, KonnectRequest.Get(Root + "users/me"), KonnectJson.Default.KonnectUser, cancellationToken);

    /// <summary>A user's personal access tokens, without the tokens themselves. The list has one page.</summary>
    public async Task<IReadOnlyList<AccessToken>> ListPersonalTokensAsync(string userId, CancellationToken cancellationToken) =>
        (await SendAsync(_identity, KonnectRequest.Get(UserTokensPath(userId)), KonnectJson.Default.PersonalTokenList, cancellationToken)
            .ConfigureAwait(false)).Data;

    /// <summary>Mints a personal access token. Retried only when the first attempt surely had no effect.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="name">Its name.</param>
    /// <param name="expiresAt">From one day to 365 days ahead.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<AccessToken> CreatePersonalTokenAsync(string userId, string name, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        CreateTokenAsync(UserTokensPath(userId), name, expiresAt, cancellationToken);

    /// <summary>Deletes a personal access token.</summary>
    public Task DeletePersonalTokenAsync(string userId, string tokenId, CancellationToken cancellationToken) =>
        DeleteAsync(
            _identity,
            UserTokensPath(userId) + "/" + UrlPath.Segment(tokenId),
            async look => (await ListPersonalTokensAsync(userId, look).ConfigureAwait(false)).All(token => token.Id != tokenId || !token.IsLive),
            cancellationToken);

    /// <summary>The organization's system accounts.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    public KonnectList<SystemAccount> ListSystemAccounts(string? name = null) =>
        new(
            (pageOf, cancellationToken) => SendAsync(_identity, KonnectRequest.Get(pageOf), KonnectJson.Default.PageSystemAccount, cancellationToken),
            Root + "system-accounts",
            new QueryString().Filter("name", "eq", name),
            window: null,
            observer: _observer);

    /// <summary>Creates a system account.</summary>
    public Task<SystemAccount> CreateSystemAccountAsync(string name, string description, CancellationToken cancellationToken) =>
        SendAsync(
            _identity,
            KonnectRequest.Create(
                Root + "system-accounts",
                new NewSystemAccountBody { Name = name, Description = description },
                KonnectJson.Default.NewSystemAccountBody),
            KonnectJson.Default.SystemAccount,
            cancellationToken);

    /// <summary>A system account's access tokens, without the tokens themselves.</summary>
    public KonnectList<AccessToken> ListSystemTokens(string accountId) =>
        new(
            (pageOf, cancellationToken) => SendAsync(_identity, KonnectRequest.Get(pageOf), KonnectJson.Default.PageAccessToken, cancellationToken),
            SystemTokensPath(accountId),
            new QueryString(),
            window: null,
            token => token.SystemAccountId = accountId,
            _observer);

    /// <summary>Mints a system account access token. Retried only when the first attempt surely had no effect.</summary>
    public async Task<AccessToken> CreateSystemTokenAsync(
        string accountId, string name, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var token = await CreateTokenAsync(SystemTokensPath(accountId), name, expiresAt, cancellationToken).ConfigureAwait(false);
        token.SystemAccountId = accountId;
        return token;
    }

    /// <summary>Deletes a system account access token.</summary>
    public Task DeleteSystemTokenAsync(string accountId, string tokenId, CancellationToken cancellationToken) =>
        DeleteAsync(
            _identity,
            SystemTokensPath(accountId) + "/" + UrlPath.Segment(tokenId),
            async look =>
            {
                await foreach (var token in ListSystemTokens(accountId).WithCancellation(look).ConfigureAwait(false))
                {
                    if (token.Id == tokenId)
                    {
                        return false;
                    }
                }

                return true;
            },
            cancellationToken);

    private static string UserTokensPath(string userId) => Root + "users/" + UrlPath.Segment(userId) + "/access-tokens";

    private static string SystemTokensPath(string accountId) => Root + "system-accounts/" + UrlPath.Segment(accountId) + "/access-tokens";

    private async Task<AccessToken> CreateTokenAsync(string path, string name, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var token = await SendAsync(
            _identity,
            KonnectRequest.Create(path, new NewTokenBody { Name = name, ExpiresAt = expiresAt }, KonnectJson.Default.NewTokenBody),
            KonnectJson.Default.AccessToken,
            cancellationToken).ConfigureAwait(false);
        return token.Issued is { Length: > 0 }
            ? token
            : throw new KonnectException(KonnectErrorKind.UnexpectedAnswer, $"Konnect created the access token '{PlainText.Of(name)}' but did not show it.")
            {
                MayHaveHappened = true,
            };
    }
}
