namespace KonnectPS.Tests.Parameters;

/// <summary>A path is PowerShell's, and only a file is a file.</summary>
public sealed class PathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("konnectps").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("env:KONNECTPS_TEST_KEY")]
    [InlineData("Variable:key")]
    [InlineData("Function:key")]
    [InlineData("Alias:key")]
    [InlineData("Microsoft.PowerShell.Core\\Environment::KONNECTPS_TEST_KEY")]
    public void What_is_no_file_is_refused_and_nothing_is_written(string path)
    {
        using var engine = Engine.Open();
        engine.Set("path", path);
        engine.Set("folder", _folder);
        var before = Directory.GetFiles(Environment.CurrentDirectory);
        foreach (var format in new[] { "DotEnv", "Json", "GitHubActions" })
        {
            Assert.Equal("NotAFile", engine.Run("$null = $executionContext.SessionState.Path.SetLocation($folder); " + $"@{{ api_key = 'secret' }} | Export-KonnectCredential $path -Format {format}").ErrorId);
        }

        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Equal(before, Directory.GetFiles(Environment.CurrentDirectory));
        Assert.Null(Environment.GetEnvironmentVariable("KONNECTPS_TEST_KEY"));
    }

    [Fact]
    public void A_location_that_is_no_folder_is_no_place_for_a_file()
    {
        using var engine = Engine.Open();
        Assert.Equal("NotAFile", engine.Run("$null = $executionContext.SessionState.Path.SetLocation('Env:'); @{ api_key = 'secret' } | Export-KonnectCredential key.env").ErrorId);
    }

    [Fact]
    public void An_unknown_drive_is_told_as_one()
    {
        using var engine = Engine.Open();
        Assert.Equal("NotAFile", engine.Run("@{ api_key = 'secret' } | Export-KonnectCredential nodrive:key.env").ErrorId);
    }

    [Fact]
    public void A_path_is_read_from_the_location_and_its_drive()
    {
        using var engine = Engine.Open();
        engine.Set("folder", _folder);
        engine.Run("$null = $executionContext.SessionState.Path.SetLocation($folder); @{ api_key = 'secret' } | Export-KonnectCredential here.env").Succeeded();
        engine.Run("$state = $executionContext.SessionState; $null = $state.Drive.New([System.Management.Automation.PSDriveInfo]::new('keys', $state.Provider.GetOne('FileSystem'), $folder, '', $null), 'local'); @{ api_key = 'secret' } | Export-KonnectCredential keys:there.env").Succeeded();
        engine.Run("@{ api_key = 'secret' } | Export-KonnectCredential \"FileSystem::$folder/whole.env\"").Succeeded();
        Assert.Equal(["here.env", "there.env", "whole.env"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("@{ api_key = 'secret' } | Export-KonnectCredential FileSystem::there.env")]
    [InlineData("Get-KonnectApiSpecification orders -OutFile FileSystem::there.env")]
    [InlineData("Export-KonnectOnboarding orders FileSystem::there.env")]
    public async Task A_path_that_names_the_provider_is_read_from_the_location_too(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("folder", _folder);
        var before = Directory.GetFiles(Environment.CurrentDirectory);
        engine.Run($"$null = $executionContext.SessionState.Path.SetLocation($folder); {command}").Succeeded();
        Assert.Equal(before, Directory.GetFiles(Environment.CurrentDirectory));
        Assert.Equal(["there.env"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_document_is_read_from_the_location_too()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("folder", _folder);
        File.Copy(SampleSpecification.Path, Path.Combine(_folder, "spec.yaml"));
        engine.Run("$null = $executionContext.SessionState.Path.SetLocation($folder); $null = New-KonnectCatalogApi FileSystem::spec.yaml").Succeeded();
    }

    [Theory]
    [InlineData("\\\\server\\share\\key.env")]
    [InlineData("FileSystem::\\\\server\\share\\key.env")]
    [InlineData("key\0.env")]
    [InlineData("FileSystem::key\0.env")]
    public void A_path_that_can_be_no_file_of_this_machine_is_refused_and_nothing_is_written(string path)
    {
        if (OperatingSystem.IsWindows() && !path.Contains('\0', StringComparison.Ordinal))
        {
            return;
        }

        using var engine = Engine.Open();
        engine.Set("path", path);
        engine.Set("folder", _folder);
        var before = Directory.GetFiles(Environment.CurrentDirectory);
        foreach (var command in new[] { "Export-KonnectCredential $path", "Export-KonnectCredential $path -Format GitHubActions" })
        {
            Assert.Equal("NotAFile", engine.Run($"$null = $executionContext.SessionState.Path.SetLocation($folder); @{{ api_key = 'secret' }} | {command}").ErrorId);
        }

        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Equal(before, Directory.GetFiles(Environment.CurrentDirectory));
    }
}
