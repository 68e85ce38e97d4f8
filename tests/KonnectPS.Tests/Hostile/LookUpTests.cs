namespace KonnectPS.Tests.Hostile;

/// <summary>A server that answers a question for a name with something of another name gets nothing deleted.</summary>
public sealed class LookUpTests
{
    [Theory]
    [InlineData("Remove-KonnectApplication bot", "*/applications", "name", "UnknownApplication")]
    [InlineData("Remove-KonnectPortalApplication bot", "*/applications", "name", "UnknownApplication")]
    [InlineData("Remove-KonnectCatalogApi Shipping", "*/apis", "name", "UnknownApi")]
    [InlineData("Remove-KonnectPortalAuthStrategy key-auth", "*/application-auth-strategies", "name", "UnknownAuthStrategy")]
    [InlineData("Remove-KonnectDcrProvider sandbox-idp", "*/dcr-providers", "name", "UnknownDcrProvider")]
    [InlineData("Unpublish-KonnectApi Shipping", "*/apis", "name", "UnknownApi")]
    [InlineData("Remove-KonnectPortalDeveloper dev@example.com", "*/developers", "email", "UnknownDeveloper")]
    [InlineData("Remove-KonnectPortal 'Partner Portal'", "*/portals", "name", "UnknownPortal")]
    public async Task What_is_called_otherwise_is_not_what_was_named(string command, string list, string field, string errorId)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$ConfirmPreference = 'None'; $null = New-KonnectApplication bot").Succeeded();
        sandbox.Inner.ClearRecords();
        sandbox.Inner.Faults.Add("GET", list, Fault.Alter(JsonChange.Replace($"/data/*/{field}", "somebody-else")));
        Assert.Equal(errorId, engine.Run(command).ErrorId);
        Assert.DoesNotContain(sandbox.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_is_found_however_it_is_written()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication \"odd `u{202E}bot\"; Remove-KonnectApplication \"odd `u{202E}bot\" -Confirm:$false").Succeeded();
        Assert.Equal(0, sandbox.Inner.Store.Applications.Count);
    }
}
