namespace KonnectPS.Tests;

public sealed class ExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("konnectps").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Lines_are_what_the_script_of_old_printed()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$key = New-KonnectApplication bot | New-KonnectCredential; $client = New-KonnectApplication dcr -AuthStrategy dcr | New-KonnectCredential").Succeeded();
        Assert.Equal($"api_key={Engine.Reveal(engine.Run("$key.ApiKey").Single.BaseObject)}", engine.Run("$key | Export-KonnectCredential").Single.ToString());
        Assert.Equal(
            [$"client_id={engine.Run("$client.ClientId").Single}", $"client_secret={Engine.Reveal(engine.Run("$client.ClientSecret").Single.BaseObject)}"],
            engine.Run("$client | Export-KonnectCredential").Output.Select(line => line.ToString()));
    }

    [Fact]
    public async Task JSON_holds_every_key()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$key = New-KonnectApplication bot | New-KonnectCredential").Succeeded();
        using var json = System.Text.Json.JsonDocument.Parse(engine.Run("$key | Export-KonnectCredential -Format Json").Single.ToString()!);
        Assert.Equal("bot", json.RootElement.GetProperty("name").GetString());
        Assert.True(sandbox.Inner.Store.Credentials.Holds(json.RootElement.GetProperty("api_key").GetString()!));
        using var several = System.Text.Json.JsonDocument.Parse(engine.Run("$key, $key | Export-KonnectCredential -Format Json").Single.ToString()!);
        Assert.Equal(2, several.RootElement.GetArrayLength());
    }

    [Fact]
    public void A_file_is_its_owners_alone_and_never_overwritten_unasked()
    {
        using var engine = Engine.Open();
        var path = Path.Combine(_folder, "bot.env");
        engine.Set("path", path);
        engine.Run("@{ api_key = 'one' } | Export-KonnectCredential $path").Succeeded();
        Assert.Equal("api_key=one" + Environment.NewLine, File.ReadAllText(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        Assert.Equal("FileExists", engine.Run("@{ api_key = 'two' } | Export-KonnectCredential $path").ErrorId);
        Assert.Equal("api_key=one" + Environment.NewLine, File.ReadAllText(path));
        engine.Run("@{ api_key = 'two' } | Export-KonnectCredential $path -Force").Succeeded();
        Assert.Equal("api_key=two" + Environment.NewLine, File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void What_cannot_be_written_is_told()
    {
        using var engine = Engine.Open();
        engine.Set("path", Path.Combine(_folder, "nowhere", "bot.env"));
        Assert.Equal("FileNotWritten", engine.Run("@{ api_key = 'one' } | Export-KonnectCredential $path").ErrorId);
        engine.Set("path", Path.Combine(_folder, "two.env"));
        Assert.Equal("OneCredentialPerFile", engine.Run("@{ api_key = 'one' }, @{ api_key = 'two' } | Export-KonnectCredential $path").ErrorId);
        Assert.Equal("NothingToExport", engine.Run("@{ name = 'one' } | Export-KonnectCredential").ErrorId);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("plain-1.2_3/+=:@", "plain-1.2_3/+=:@")]
    [InlineData("~root", "'~root'")]
    [InlineData("a:~root", "'a:~root'")]
    [InlineData("Ab8Q~x_y-Z.~", "Ab8Q~x_y-Z.~")]
    [InlineData("50%^{a}[b]*?!", "50%^{a}[b]*?!")]
    [InlineData("two words", "'two words'")]
    [InlineData("$HOME `id` \"q\" \\x", "'$HOME `id` \"q\" \\x'")]
    [InlineData("ends in \\", "\"ends in \\\\\"")]
    [InlineData("it's $5", "\"it's \\$5\"")]
    [InlineData("#x", "'#x'")]
    [InlineData("", "''")]
    public void Values_that_a_shell_would_read_otherwise_are_quoted(string value, string written)
    {
        using var engine = Engine.Open();
        engine.Set("value", value);
        Assert.Equal("client_id=" + written, engine.Run("@{ client_id = $value } | Export-KonnectCredential").Single.ToString());
    }

    [Fact]
    public void A_value_of_two_lines_comes_back_from_a_shell_as_it_went()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var engine = Engine.Open();
        var path = Path.Combine(_folder, "two-lines.env");
        engine.Set("path", path);
        engine.Run("@{ client_secret = \"it's`n`$HOME \\ `\"two`\"\" } | Export-KonnectCredential $path").Succeeded();
        using var shell = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("sh", ["-c", ". \"$0\"; printf %s \"$client_secret\"", path]) { RedirectStandardOutput = true })!;
        Assert.Equal("it's\n$HOME \\ \"two\"", shell.StandardOutput.ReadToEnd());
    }

    [Theory]
    [InlineData("[pscredential]::new('id', $secure)", "client_id=id client_secret=s3cret")]
    [InlineData("$secure", "api_key=s3cret")]
    [InlineData("@{ client_id = 'id'; client_secret = $secure }", "client_id=id client_secret=s3cret")]
    [InlineData("@{ api_key = 2024 }", "api_key=2024")]
    public void Every_form_that_a_vault_gives_back_is_written(string held, string lines)
    {
        using var engine = Engine.Open();
        engine.Set("secure", new System.Net.NetworkCredential("", "s3cret").SecurePassword);
        Assert.Equal(lines, string.Join(' ', engine.Run($"{held} | Export-KonnectCredential").Succeeded().Output));
        Assert.Equal(lines, string.Join(' ', engine.Run($"Export-KonnectCredential -InputObject ({held})").Succeeded().Output));
    }

    [Theory]
    [InlineData("'s3cret'")]
    [InlineData("42")]
    [InlineData("[securestring]::new()")]
    [InlineData("@{ api_key = @('s3cret', 'two') }")]
    [InlineData("@{ client_id = 'id'; client_secret = @{ a = 's3cret' } }")]
    [InlineData("[pscustomobject]@{ api_key = [pscustomobject]@{ a = 's3cret' } }")]
    public void What_is_no_credential_is_neither_written_nor_named(string held)
    {
        using var engine = Engine.Open();
        var result = engine.Run($"$held = {held}; $held | Export-KonnectCredential");
        Assert.Equal("NothingToExport", result.ErrorId);
        Assert.Null(result.Error.TargetObject);
        Assert.Empty(result.Output);
        Assert.DoesNotContain("s3cret", $"{result.Error}", StringComparison.Ordinal);
    }
}
