namespace KonnectPS.Tests;

/// <summary>Calls the sandbox's APIs as the software does that holds a credential.</summary>
internal static class GatewayCalls
{
    /// <summary>The status that an API key gets.</summary>
    public static Task<int> CallAsync(this CheckedSandbox sandbox, string api, string key) => sandbox.CallAsync(api, "apikey", key);

    /// <summary>The status that a client gets; 0 if the identity provider gave it no token.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="api">The API's slug.</param>
    /// <param name="clientId">The client's id.</param>
    /// <param name="clientSecret">Its secret.</param>
    /// <param name="tokenEndpoint">Where it gets a token; null for the sandbox's own identity provider.</param>
    public static async Task<int> CallAsClientAsync(
        this CheckedSandbox sandbox, string api, string clientId, string clientSecret, string? tokenEndpoint = null)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = clientSecret,
        });
        using var response = await http.PostAsync(tokenEndpoint is null ? sandbox.Inner.TokenEndpoint : new Uri(tokenEndpoint), form);
        if (!response.IsSuccessStatusCode)
        {
            return 0;
        }

        using var json = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return await sandbox.CallAsync(api, "Authorization", "Bearer " + json.RootElement.GetProperty("access_token").GetString());
    }

    private static async Task<int> CallAsync(this CheckedSandbox sandbox, string api, string header, string value)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Inner.GatewayAddress(api), "hello"));
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
