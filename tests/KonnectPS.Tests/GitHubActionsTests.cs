namespace KonnectPS.Tests;

/// <summary>A credential for the later steps of a GitHub Actions job. The variables belong to the whole process: these tests run alone.</summary>
[Collection("Environment")]
public sealed class GitHubActionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("konnectps").FullName;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("GITHUB_ENV", null);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_secret_is_masked_first_and_then_appended_to_the_file_of_the_job()
    {
        using var engine = Engine.Open();
        var path = Path.Combine(_folder, "set_env");
        File.WriteAllText(path, "before=1");
        Environment.SetEnvironmentVariable("GITHUB_ENV", path);
        using var shell = engine.Begin("@{ client_id = 'id'; client_secret = 's3cret=%' } | Export-KonnectCredential -Format GitHubActions");
        Assert.Empty(shell.Invoke());
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(["::add-mask::s3cret=%25"], shell.Streams.Information.Select(record => record.MessageData.ToString()));
        Assert.Equal("before=1\nclient_id=id\nclient_secret=s3cret=%\n", File.ReadAllText(path));
    }

    [Fact]
    public void The_secret_is_masked_even_where_the_information_stream_is_ignored()
    {
        using var terminal = new Formatting.Terminal(200);
        var path = Path.Combine(_folder, "set_env");
        foreach (var how in new[] { "-InformationAction Ignore", "-InformationAction SilentlyContinue", "" })
        {
            var shown = terminal.Run($"@{{ api_key = 'one' }} | Export-KonnectCredential '{path}' -Format GitHubActions {how}");
            Assert.Equal("::add-mask::one", Assert.Single(shown.Split('\n', StringSplitOptions.RemoveEmptyEntries)).TrimEnd('\r'));
        }
    }

    [Fact]
    public void Another_file_of_the_job_can_be_named()
    {
        using var engine = Engine.Open();
        engine.Set("path", Path.Combine(_folder, "output"));
        engine.Run("@{ api_key = 'one' } | Export-KonnectCredential $path -Format GitHubActions").Succeeded();
        Assert.Equal("api_key=one\n", File.ReadAllText(Path.Combine(_folder, "output")));
    }

    [Fact]
    public void A_value_of_several_lines_can_set_no_other_variable()
    {
        using var engine = Engine.Open();
        var path = Path.Combine(_folder, "set_env");
        Environment.SetEnvironmentVariable("GITHUB_ENV", path);
        using var shell = engine.Begin("@{ client_secret = \"one`nPATH=/evil`r`nEOF`n::stop\" } | Export-KonnectCredential -Format GitHubActions");
        shell.Invoke();
        Assert.Equal(
            ["::add-mask::one%0APATH=/evil%0D%0AEOF%0A::stop", "::add-mask::one", "::add-mask::PATH=/evil", "::add-mask::EOF", "::add-mask::::stop"],
            shell.Streams.Information.Select(record => record.MessageData.ToString()));
        var lines = File.ReadAllText(path).Split('\n');
        Assert.StartsWith("client_secret<<", lines[0], StringComparison.Ordinal);
        var delimiter = lines[0]["client_secret<<".Length..];
        Assert.Equal(["one", "PATH=/evil\r", "EOF", "::stop", delimiter, ""], lines[1..]);
        Assert.True(delimiter.Length > 20);
    }

    [Fact]
    public void Outside_a_job_nothing_is_shown()
    {
        using var engine = Engine.Open();
        using var shell = engine.Begin("@{ api_key = 'one' } | Export-KonnectCredential -Format GitHubActions");
        Assert.Equal("NoGitHubFile", EngineResult.Of(shell, () => shell.Invoke()).ErrorId);
        Assert.Empty(shell.Streams.Information);
    }

    [Fact]
    public void WhatIf_shows_and_writes_nothing()
    {
        using var engine = Engine.Open();
        engine.Set("path", Path.Combine(_folder, "output"));
        using var shell = engine.Begin("@{ api_key = 'one' } | Export-KonnectCredential $path -Format GitHubActions -WhatIf");
        shell.Invoke();
        Assert.DoesNotContain(shell.Streams.Information, record => record.MessageData.ToString()!.Contains("one", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Two_credentials_would_hide_one_another()
    {
        using var engine = Engine.Open();
        engine.Set("path", Path.Combine(_folder, "output"));
        Assert.Equal("OneCredentialPerFile", engine.Run("@{ api_key = 'one' }, @{ api_key = 'two' } | Export-KonnectCredential $path -Format GitHubActions").ErrorId);
    }
}
