namespace KonnectPS.Tests.Formatting;

public sealed class ViewTests
{
    private const string Everything =
        """
        $app = New-KonnectApplication orders-bot -AuthStrategy key-auth
        $dcr = New-KonnectApplication stock-bot -AuthStrategy dcr -Scope orders:read
        $key = $app | New-KonnectRegistration orders | New-KonnectCredential -DisplayName production
        $client = $dcr | New-KonnectRegistration inventory | New-KonnectCredential
        $server = New-KonnectAuthServer agents api://orders
        $null = New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents
        $agent = New-KonnectPortalApplication agent-bot -Team Platform -AuthServer agents
        $all = $session, $agent, (Get-KonnectAuthServerClient agents), $key, $client, $app, $dcr, (Get-KonnectRegistration orders-bot), (Get-KonnectCredential orders-bot),
            (Get-KonnectApi orders), (Get-KonnectAuthStrategy self-managed), (Get-KonnectPortalAuthStrategy dcr), (Get-KonnectDcrProvider sandbox-idp -Verify), $server, (Get-KonnectPortal sand*), (Get-KonnectPortalApplication stock-bot),
            (Get-KonnectDeveloper), (Get-KonnectPortalDeveloper dev@example.com), (Get-KonnectPortalRegistration orders-bot),
            (Get-KonnectCatalogApi Payments), (Publish-KonnectApi -Api Payments), (Get-KonnectPortalForm partner-access), (Get-KonnectPortalForm developer-registration).Fields[3],
            (Get-KonnectPortalCredential orders-bot), ($token = New-KonnectAccessToken robot), (Get-KonnectAccessToken robot), (Grant-KonnectRole Admin Portals 'Sandbox Portal' -SystemAccount seeded),
            (Get-KonnectPortalTeam Platform), (Get-KonnectPortalTeamMember Platform),
            (Get-KonnectApiSpecification orders), ($key | Test-KonnectCredential (Get-KonnectApi orders).Servers[0]),
            @(Test-KonnectOnboarding)[0]
        """;

    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    public async Task Every_table_fits_its_terminal_with_all_its_columns_and_no_secret(int width)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        using var terminal = new Terminal(width);
        engine.Run(Everything).Succeeded();
        var secrets = engine.Run("$key.ApiKey; $client.ClientSecret; $agent.ClientSecret; $token.Token").Succeeded().Output.Select(secret => Engine.Reveal(secret.BaseObject)).ToList();
        foreach (var shown in engine.Run("foreach ($one in $all) { , $one }").Succeeded().Output)
        {
            var (header, rows) = terminal.ShowTable(shown);
            Assert.True(header.Length <= width, header);
            Assert.All(rows, row => Assert.True(row.Length <= width, row));
            Assert.Single(rows);
            Assert.All(FormatFile.ColumnsOf(shown.TypeNames[0]), column => Assert.Contains(column, header, StringComparison.Ordinal));
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, rows[0], StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_credential_is_one_row_with_its_secret_hidden()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        using var terminal = new Terminal(80);
        engine.Run(Everything).Succeeded();
        var (_, rows) = terminal.ShowTable(engine.Run("$key").Single, engine.Run("$client").Single);
        Assert.Equal(2, rows.Count);
        Assert.StartsWith("api_key       orders-bot", rows[0], StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Contains(" ******** ", row, StringComparison.Ordinal));
        Assert.Contains(" ******** ", terminal.ShowTable(engine.Run("$dcr").Single).Rows[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_are_short_in_tables()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        using var terminal = new Terminal(80);
        var application = engine.Run("New-KonnectApplication orders-bot").Single;
        var id = (string)application.Properties["Id"].Value;
        Assert.StartsWith($"{id[..8]}… orders-bot ", terminal.ShowTable(application).Rows[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_full_of_terminal_escapes_reaches_no_view_and_no_property()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        using var terminal = new Terminal(200);
        engine.Set("name", "a\u001b[31mb\u001b]0;title\u0007c\u009b2Jd\u202ee\u2066f\u2028g\rh\bi\u007fj");
        engine.Set("text", "one\r\ntwo\tthree");
        var application = engine.Run("New-KonnectApplication $name -Description $text").Single;
        Assert.Equal("a�[31mb�]0;title�c�2Jd�e�f�g�h�i�j", application.Properties["Name"].Value);
        Assert.Equal("one\r\ntwo\tthree", application.Properties["Description"].Value);
        engine.Set("application", application);
        const string Script = "$application; Get-KonnectPortalApplication; $application | New-KonnectRegistration orders; $application | New-KonnectCredential";
        foreach (var shown in engine.Run(Script).Succeeded().Output)
        {
            Assert.DoesNotContain(terminal.Show(shown), character => char.IsControl(character) && character is not '\n');
        }

        Assert.DoesNotContain('\u001b', Assert.Single(engine.Run("New-KonnectApplication $name -Description other").Warnings));
    }
}
