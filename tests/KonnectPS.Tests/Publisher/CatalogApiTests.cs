using System.Globalization;
using System.Text;

namespace KonnectPS.Tests.Publisher;

/// <summary>APIs of the organization, from their OpenAPI documents.</summary>
public sealed class CatalogApiTests
{
    private const string Ten = "Invoices--";
    private const string Fifty = Ten + Ten + Ten + Ten + Ten;
    private const string Long = Fifty + Fifty + Fifty + Fifty + Fifty + Fifty;

    [Fact]
    public async Task An_API_is_what_its_document_says_and_what_is_given_besides()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("document", SampleSpecification.Path);
        var created = engine.Run("New-KonnectCatalogApi $document -Slug bills -Label @{ stage = 'test' }");
        engine.Set("api", created.Single);
        Assert.Equal(
            "Invoices|1.2.0|Invoices, and what was paid|bills|oas3|test",
            engine.Run("$api.Name, $api.Version, $api.Description, $api.Slug, $api.CurrentVersionSummary.Spec.Type, $api.Labels['stage'] -join '|'").Single.BaseObject);
        var id = created.Single.Text("Id")!;
        Assert.Empty(created.Warnings);
        Assert.Equal(["POST /v3/apis/validate-specification", "POST /v3/apis"], sandbox.Requests.TakeLast(2));
        Assert.Equal(SampleSpecification.Text, sandbox.Inner.Store.Catalog.AllApis.Single(known => $"{known.Id}" == id).Content);
        Assert.Equal(id, engine.Run("Get-KonnectCatalogApi Invo*").Single.Text("Id"));
        Assert.Equal(id, engine.Run($"Get-KonnectCatalogApi {id}").Single.Text("Id"));
        engine.Run("Remove-KonnectCatalogApi Invoices -Confirm:$false").Succeeded();
        Assert.Equal("UnknownApi", engine.Run("Get-KonnectCatalogApi Invoices").ErrorId);
    }

    [Fact]
    public async Task A_taken_name_is_read_back_with_a_warning_and_its_document_is_left_alone()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("document", SampleSpecification.Path);
        engine.Set("changed", SampleSpecification.Write("changed.yaml", SampleSpecification.Text.Replace("One invoice", "Another", StringComparison.Ordinal)));
        var id = engine.Run("New-KonnectCatalogApi $document").Single.Text("Id");
        var again = engine.Run("New-KonnectCatalogApi $changed");
        Assert.Equal(id, again.Single.Text("Id"));
        Assert.Contains("Invoices 1.2.0", Assert.Single(again.Warnings), StringComparison.Ordinal);
        Assert.Equal(SampleSpecification.Text, Assert.Single(sandbox.Inner.Store.Catalog.AllApis, api => api.Name == "Invoices").Content);
    }

    [Fact]
    public async Task What_Konnect_complains_of_is_told_with_its_line_and_nothing_is_created()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("document", SampleSpecification.Write("wrong.yaml", SampleSpecification.Text.Replace("          description: One invoice", "          content: {}", StringComparison.Ordinal)));
        var refused = engine.Run("New-KonnectCatalogApi $document");
        Assert.Equal(("SpecificationRefused", ErrorCategory.InvalidData), (refused.ErrorId, refused.Error.CategoryInfo.Category));
        Assert.Contains("line 13, #/paths/~1invoices~1{id}/get/responses/200: Response '200' requires a 'description'.", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("content (invalid): ", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(sandbox.Inner.Store.Catalog.AllApis, api => api.Name == "Invoices");
    }

    [Fact]
    public async Task What_Konnect_remarks_is_a_warning()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("document", SampleSpecification.Write("terse.json", """{ "openapi": "3.1.0", "info": { "title": "Terse", "version": "1" } }"""));
        Assert.Contains("terse.json: Info object should have a description.", Assert.Single(engine.Run("New-KonnectCatalogApi $document").Succeeded().Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openapi: 3.0.0\ninfo:\n  version: '1'\npaths: {}\n", "NotASpecification", "no title")]
    [InlineData("openapi: 3.0.0\ninfo:\n  version: '1'\n  title: " + Long + "\n", "NotASpecification", "a title of 300 characters")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: [1]\n", "NotASpecification", "line 3")]
    [InlineData("{ \"openapi\": \"3.0.0\", \"info\": { \"title\": 5 } }", "NotASpecification", "line 1")]
    [InlineData("param([string] $Name)\nGet-ChildItem $Name | Remove-Item\n", "NotASpecification", "line 1")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: A\n  version: 1.0\npaths: {}\n", "SpecificationRefused", "line 4, #/info/version: Field 'version' must be a string.")]
    [InlineData("---\nopenapi: 3.0.0\ninfo:\n  title: A\n  version: 1.0\npaths: {}\n", "SpecificationRefused", "line 5, #/info/version: Field 'version' must be a string.")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: A\n  version: v1\npaths: []\n", "SpecificationRefused", "line 5, #/paths: Field 'paths' must be an object.")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: A\n  version: v1\npaths: {\n", "SpecificationRefused", "(line ")]
    public async Task A_hostile_document_is_one_clear_error(string text, string errorId, string told)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("document", SampleSpecification.Write("hostile.yaml", text));
        var refused = engine.Run("New-KonnectCatalogApi $document");
        Assert.Equal((errorId, ErrorCategory.InvalidData), (refused.ErrorId, refused.Error.CategoryInfo.Category));
        Assert.Contains(told, refused.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("POST /v3/apis", sandbox.Requests);
    }

    [Fact]
    public async Task Anchors_that_explode_and_ten_thousand_paths_are_refused_where_they_are_judged()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var bomb = new StringBuilder(SampleSpecification.Text + "\nx0: &x0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $"x{i}: &x{i} [{string.Join(", ", Enumerable.Repeat($"*x{i - 1}", 9))}]\n");
        }

        engine.Set("document", SampleSpecification.Write("bomb.yaml", bomb.ToString()));
        var refused = engine.Run("New-KonnectCatalogApi $document");
        Assert.Equal("SpecificationRefused", refused.ErrorId);
        Assert.Contains("anchors of the document expand to more than", refused.Error.ToString(), StringComparison.Ordinal);
        engine.Set("document", SampleSpecification.Write("paths.yaml", Large(10_000)));
        refused = engine.Run("New-KonnectCatalogApi $document");
        Assert.Equal("SpecificationRefused", refused.ErrorId);
        Assert.Contains("line 4, #/paths: Field 'paths' must not have more than", refused.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_two_megabytes_becomes_an_API()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var text = Large(4_000);
        Assert.InRange(text.Length, 2_000_000, 2_500_000);
        engine.Set("document", SampleSpecification.Write("large.yaml", text));
        Assert.Equal("Large", engine.Run("New-KonnectCatalogApi $document -WarningAction Ignore").Single.Text("Name"));
        Assert.Equal(text, Assert.Single(sandbox.Inner.Store.Catalog.AllApis, api => api.Name == "Large").Content);
    }

    [Theory]
    [InlineData("New-KonnectCatalogApi ./nothing.yaml", "FileNotRead")]
    [InlineData("New-KonnectCatalogApi $([IO.Path]::GetTempPath())", "FileNotRead")]
    [InlineData("New-KonnectCatalogApi env:PATH", "NotAFile")]
    [InlineData("New-KonnectCatalogApi $document -Name ('x' * 256)", "NameTooLong")]
    [InlineData("New-KonnectCatalogApi $document -Slug 'no slug'", "InvalidRequest")]
    [InlineData("Get-KonnectCatalogApi nothing", "UnknownApi")]
    [InlineData("Get-KonnectCatalogApi 00000000-0000-0000-0000-000000000000", "UnknownApi")]
    [InlineData("Remove-KonnectCatalogApi nothing -Confirm:$false", "UnknownApi")]
    [InlineData("Remove-KonnectCatalogApi 00000000-0000-0000-0000-000000000000 -Confirm:$false", "UnknownApi")]
    public async Task What_is_wrong_is_named(string command, string errorId)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("document", SampleSpecification.Path);
        Assert.Equal(errorId, engine.Run(command).ErrorId);
        _ = sandbox.TakeViolations();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_lost_response_there_is_one_API(bool acted)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("document", SampleSpecification.Path);
        sandbox.Inner.Faults.Add("POST", "*/v3/apis", acted ? Fault.ResetAfterActing() : Fault.ResetBeforeActing());
        var created = engine.Run("New-KonnectCatalogApi $document");
        Assert.Equal($"{Assert.Single(sandbox.Inner.Store.Catalog.AllApis, api => api.Name == "Invoices").Id}", created.Single.Text("Id"));
        Assert.Empty(created.Warnings);
    }

    [Fact]
    public async Task Without_WhatIf_alone_anything_is_sent_that_creates()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("document", SampleSpecification.Path);
        sandbox.Inner.ClearRecords();
        Assert.Empty(engine.Run("New-KonnectCatalogApi $document -WhatIf").Succeeded().Output);
        Assert.Empty(sandbox.Requests);
    }

    private static string Large(int paths)
    {
        var text = new StringBuilder("# large\nopenapi: 3.0.0\nx-filler: y\npaths:\n");
        for (var i = 0; i < paths; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  /path/{i}:\n    get:\n      description: {new string('x', 400)}\n      responses:\n        '200':\n          description: One of many\n");
        }

        return text.Append("info:\n  title: Large\n  version: v1\n").ToString();
    }
}
