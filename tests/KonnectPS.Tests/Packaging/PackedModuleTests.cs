namespace KonnectPS.Tests.Packaging;

public sealed class PackedModuleTests(PackedModule module) : IClassFixture<PackedModule>
{
    [Fact]
    public void The_folder_holds_what_a_user_needs_and_nothing_else()
    {
        string[] expected =
        [
            "CHANGELOG.md",
            "KonnectPS.psd1",
            "LICENSE",
            "README.md",
            "THIRD-PARTY-NOTICES.txt",
            "bin/KonnectPS.AdminDoor.format.ps1xml",
            "bin/KonnectPS.DeveloperDoor.format.ps1xml",
            "bin/KonnectPS.Diagnosis.format.ps1xml",
            "bin/KonnectPS.Publisher.format.ps1xml",
            "bin/KonnectPS.format.ps1xml",
            "bin/KonnectPS.types.ps1xml",
            "bin/net8.0/KonnectPS.Client.dll",
            "bin/net8.0/KonnectPS.dll",
            "bin/netstandard2.0/KonnectPS.Client.dll",
            "bin/netstandard2.0/KonnectPS.dll",
            "bin/netstandard2.0/Microsoft.Bcl.AsyncInterfaces.dll",
            "bin/netstandard2.0/Microsoft.Bcl.TimeProvider.dll",
            "bin/netstandard2.0/System.Buffers.dll",
            "bin/netstandard2.0/System.IO.Pipelines.dll",
            "bin/netstandard2.0/System.Memory.dll",
            "bin/netstandard2.0/System.Numerics.Vectors.dll",
            "bin/netstandard2.0/System.Runtime.CompilerServices.Unsafe.dll",
            "bin/netstandard2.0/System.Text.Encodings.Web.dll",
            "bin/netstandard2.0/System.Text.Json.dll",
            "bin/netstandard2.0/System.Threading.Tasks.Extensions.dll",
            "en-US/KonnectPS.dll-Help.xml",
            "en-US/about_KonnectPS.help.txt",
            "en-US/about_KonnectPS_Runbooks.help.txt",
            "en-US/about_KonnectPS_Secrets.help.txt",
        ];
        Assert.Equal(expected, module.Files);
    }

    [Fact]
    public void The_manifest_names_only_what_is_there_and_all_that_a_gallery_asks_for()
    {
        using var engine = Engine.Open();
        var manifest = engine.Run($"Test-ModuleManifest '{module.Manifest}'").Single;
        Assert.Equal("bin/net8.0/KonnectPS.dll", manifest.Properties["RootModule"].Value);
        Assert.Equal(["Core", "Desktop"], (IEnumerable<string>)manifest.Properties["CompatiblePSEditions"].Value);
        foreach (var property in (string[])["Author", "CompanyName", "Copyright", "Description", "LicenseUri", "ReleaseNotes"])
        {
            Assert.False(string.IsNullOrWhiteSpace(manifest.Properties[property].Value?.ToString()), property);
        }

        var tags = (IEnumerable<string>)manifest.Properties["Tags"].Value;
        Assert.All((string[])["PSEdition_Core", "PSEdition_Desktop", "Windows", "Linux", "MacOS"], tag => Assert.Contains(tag, tags));
        Assert.DoesNotContain(tags, tag => tag.Contains(' ', StringComparison.Ordinal));
    }

    [Fact]
    public void Every_library_of_others_has_its_notice()
    {
        var notices = File.ReadAllLines(Path.Combine(module.Folder, "THIRD-PARTY-NOTICES.txt"));
        var libraries = module.Files
            .Where(file => file.EndsWith(".dll", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(name => !name.StartsWith("KonnectPS", StringComparison.Ordinal));
        Assert.All(libraries, name => Assert.Contains(name, notices));
    }

    [Fact]
    public async Task In_a_fresh_process_it_takes_a_key_from_the_portal()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        var script = Path.Combine(module.Folder, "..", "first-use.ps1");
        await File.WriteAllTextAsync(script, $$"""
            $ErrorActionPreference = 'Stop'
            Import-Module '{{module.Manifest}}'
            $null = Connect-KonnectPortal
            $key = New-KonnectApplication packed-bot -AuthStrategy key-auth | New-KonnectRegistration orders | New-KonnectCredential
            "$($key.Name): $($key.Type), a secret of $($key.ApiKey.Length) characters"
            (Get-Module KonnectPS).ModuleBase
            (Get-Command New-KonnectCredential).ImplementingType.Assembly.Location
            Disconnect-KonnectPortal
            """);
        var outcome = await FreshProcess.RunAsync(script, new Dictionary<string, string>
        {
            ["KONNECT_PORTAL_URL"] = sandbox.Address.ToString(),
            ["KONNECT_PORTAL_EMAIL"] = sandbox.Seed.DeveloperEmail,
            ["KONNECT_PORTAL_PASSWORD"] = sandbox.Seed.DeveloperPassword,
        });
        Assert.Equal("", outcome.Errors);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            ["packed-bot: api_key, a secret of 32 characters", module.Folder, Path.Combine(module.Folder, "bin", "net8.0", "KonnectPS.dll")],
            outcome.Lines);
        Assert.Contains("POST /api/v3/developer/logout", sandbox.Requests);
    }
}
