namespace KonnectPS.Tests;

/// <summary>Calls the sandbox's APIs as the software does that holds a credential.</summary>
internal static class GatewayCalls
{
    /// <summary>The status that an API key gets.</summary>
    public static Task<int> CallAsync(this CheckedSandbox sandbox, string api, string key) => sandbox.CallAsync(api, "apikey", key);

    /// <summary>The status that a client gets; 0 if the identity provider gave it no token.</summary>
    public static async Task<int> CallAsClientAsync(this CheckedSandbox sandbox, string api, string clientId, string clientSecret)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = clientSecret,
        });
        using var response = await http.PostAsync(sandbox.Inner.TokenEndpoint, form);
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
