namespace KonnectPS.Tests.Parameters;

/// <summary>The shell takes a value of a set in any case; Konnect and the code get it as the set spells it.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("New-KonnectDcrProvider trial Okta https://login.example.com/ -Token gYmrbDfu_7PTsZWH", "ProviderType", "okta")]
    [InlineData("New-KonnectDcrProvider trial azuread https://login.example.com/ -ClientId konnect -ClientSecret gYmrbDfu_7PTsZWH", "ProviderType", "azureAd")]
    [InlineData("New-KonnectDcrProvider trial HTTP https://login.example.com/ -BaseUrl https://dcr.example.com/v1 -ApiKey gYmrbDfu_7PTsZWH", "ProviderType", "http")]
    [InlineData("New-KonnectDcrProvider trial KongIdentity https://login.example.com/", "ProviderType", "kongIdentity")]
    [InlineData("[pscustomobject]@{ Name = 'trial'; ProviderType = 'KONGIDENTITY'; Issuer = 'https://login.example.com/' } | New-KonnectDcrProvider", "ProviderType", "kongIdentity")]
    [InlineData("New-KonnectAuthServer trial api://trial -SigningAlgorithm rs512", "SigningAlgorithm", "RS512")]
    [InlineData("New-KonnectPortalDeveloper new@example.com -FullName New -Status APPROVED", "Status", "approved")]
    [InlineData("Get-KonnectPortalDeveloper -Status Pending", "Status", "pending")]
    [InlineData("Get-KonnectPortalForm -Type Developer_Registration", "Type", "developer_registration")]
    [InlineData("New-KonnectApplication bot | New-KonnectRegistration orders | Out-Null; Get-KonnectRegistration bot -Status Approved", "Status", "approved")]
    [InlineData("New-KonnectApplication bot | New-KonnectRegistration orders | Out-Null; Get-KonnectPortalRegistration bot -Status APPROVED", "Status", "approved")]
    public async Task A_value_is_spelled_as_in_its_set(string script, string property, string value)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var found = engine.Run(script).Succeeded().Output;
        Assert.NotEmpty(found);
        Assert.All(found, one => Assert.Equal(value, one.Text(property)));
    }
}
