using System.Text.Json.Nodes;

namespace KonnectPS.Tests.Developer;

public sealed class ApiSpecificationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("konnectps").FullName;

    [Theory]
    [InlineData("Get-KonnectApiSpecification orders")]
    [InlineData("Get-KonnectApiSpecification Orders")]
    [InlineData("Get-KonnectApi orders | Get-KonnectApiSpecification")]
    [InlineData("Get-KonnectApiSpecification -Api (Get-KonnectApi orders).Id -Version v1")]
    public async Task The_document_says_where_the_API_is_called(string script)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("key", engine.Run("New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential").Single);

        var specification = engine.Run(script).Single;

        Assert.Equal("oas3", specification.Properties["Type"].Value);
        Assert.Equal("Orders", specification.Properties["Title"].Value);
        Assert.Equal("Orders", (string?)JsonNode.Parse((string)specification.Properties["Content"].Value)!["info"]!["title"]);
        var server = Assert.Single((IReadOnlyList<string>)specification.Properties["Servers"].Value);
        Assert.Equal("Works", $"{engine.Run($"$key | Test-KonnectCredential {server}/hello").Single.Properties["Result"].Value}");
    }

    [Fact]
    public async Task An_API_says_its_servers_and_the_header_of_its_key()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);

        var api = engine.Run("Get-KonnectApi orders").Single;

        Assert.Equal([$"{sandbox.Address}gateway/orders"], (IReadOnlyList<string>)api.Properties["Servers"].Value);
        Assert.Equal(["apikey"], (IReadOnlyList<string>)api.Properties["KeyNames"].Value);
        Assert.Equal("apikey", engine.Run("(Get-KonnectApi orders).KeyNames[0]").Single.BaseObject);
        Assert.Equal($"{sandbox.Address}gateway/orders", engine.Run("(Get-KonnectApi orders).Servers[0]").Single.BaseObject);
        Assert.Equal($"{sandbox.Address}gateway/orders", engine.Run("(Get-KonnectApiSpecification orders).Servers[0]").Single.BaseObject);
        Assert.All(engine.Run("Get-KonnectApi").Succeeded().Output, one => Assert.Null(one.Properties["Servers"].Value));
    }

    [Fact]
    public async Task A_file_is_written_whole_and_not_over_another()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("folder", _folder);
        engine.Run("$ExecutionContext.SessionState.Path.SetLocation($folder)").Succeeded();

        Assert.Empty(engine.Run("Get-KonnectApiSpecification orders -OutFile ./orders.json").Succeeded().Output);
        Assert.Equal("Orders", (string?)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "orders.json")))!["info"]!["title"]);
        Assert.Equal("FileExists", engine.Run("Get-KonnectApiSpecification inventory -OutFile orders.json").ErrorId);
        Assert.Single(engine.Run("Get-KonnectApiSpecification inventory -OutFile orders.json -Force -PassThru").Succeeded().Output);
        Assert.Equal("Inventory", (string?)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "orders.json")))!["info"]!["title"]);
        Assert.Equal(["orders.json"], Directory.GetFiles(_folder).Select(Path.GetFileName));
        Assert.Equal("NotAFile", engine.Run("Get-KonnectApiSpecification orders -OutFile env:ORDERS").ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -Force")]
    public async Task Two_documents_do_not_go_into_one_file(string more)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("file", Path.Combine(_folder, "all.json"));
        var result = engine.Run($"'orders', 'inventory' | Get-KonnectApiSpecification -OutFile $file{more}");
        Assert.Equal("OneDocumentPerFile", result.ErrorId);
        Assert.Contains("all.json", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("Orders", (string?)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "all.json")))!["info"]!["title"]);
        var exists = engine.Run("Get-KonnectApiSpecification inventory -OutFile $file");
        Assert.Equal("FileExists", exists.ErrorId);
        Assert.DoesNotContain("-Path", exists.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-KonnectApiSpecification nowhere", "UnknownApi")]
    [InlineData("Get-KonnectApiSpecification orders -Version v9", "NoSpecification")]
    public async Task What_is_not_there_is_an_error(string script, string errorId)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal(errorId, engine.Run(script).ErrorId);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
