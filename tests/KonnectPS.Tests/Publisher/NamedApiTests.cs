namespace KonnectPS.Tests.Publisher;

/// <summary>Which API is meant: by a slug, by an object that was written down, and as -WhatIf names it.</summary>
public sealed class NamedApiTests
{
    private const string Publish = "Publish-KonnectApi $document -Service returns -AuthStrategy key-auth -Visibility public -AutoApprove";

    [Fact]
    public async Task WhatIf_tells_each_step_and_sends_only_reads()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        sandbox.Inner.ClearRecords();
        var text = Told(engine, Publish + " -WhatIf");
        foreach (var step in new[] { "\"Create API\" on target \"Invoices 1.2.0\"", "\"Link API to gateway service 'returns'\" on target", "\"Publish API to portal 'Sandbox Portal'\" on target" })
        {
            Assert.Contains(step, text, StringComparison.Ordinal);
        }

        Assert.All(sandbox.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Publish-KonnectApi $changed -Api Orders -WhatIf", "\"Orders")]
    [InlineData("$orders | Publish-KonnectApi -Visibility private -WhatIf", "\"Orders")]
    [InlineData("Publish-KonnectApi $changed -WhatIf", "\"Invoices 1.2.0\"")]
    public async Task WhatIf_names_the_API_that_is_changed(string command, string target)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        engine.Set("changed", Changed("1.3.0"));
        engine.Run($"$null = {Publish}; $orders = Get-KonnectCatalogApi Orders").Succeeded();
        var text = Told(engine, command);
        Assert.Contains("on target " + target, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Invoices 1.3.0", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{sandbox.Seed.OrdersApi.Id}", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$api | ConvertTo-Json | ConvertFrom-Json")]
    [InlineData("$api | ConvertTo-Csv | ConvertFrom-Csv")]
    [InlineData("$api | Select-Object Id, Name")]
    [InlineData("@{ id = $api.Id; name = $api.Name; slug = $api.Slug }")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($api))")]
    public async Task An_API_that_was_written_down_is_published(string row)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        engine.Run("$api = Get-KonnectCatalogApi Payments").Succeeded();
        foreach (var command in new[] { "Publish-KonnectApi", "Publish-KonnectApi -Service payments", "Publish-KonnectApi -Portal 'Sandbox Portal'" })
        {
            Assert.Equal("Payments", engine.Run($"{row} | {command}").Single.Text("Name"));
        }
    }

    [Fact]
    public async Task A_control_plane_without_a_service_is_an_error()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        sandbox.Inner.ClearRecords();
        Assert.Equal("NoService", engine.Run("Publish-KonnectApi $document -ControlPlane nosuch").ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    [Theory]
    [InlineData("orders-v1", true)]
    [InlineData("ORDERS-V1", false)]
    [InlineData("orders v1", false)]
    public async Task An_API_is_known_by_its_slug(string slug, bool isKnown)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        sandbox.Inner.Store.Catalog.Change(sandbox.Seed.OrdersApi.Id, api => api with { Slug = "orders-v1" });
        foreach (var command in new[] { $"$null = Publish-KonnectApi -Api '{slug}'", $"Unpublish-KonnectApi '{slug}' -Confirm:$false", $"Remove-KonnectCatalogApi '{slug}' -Confirm:$false" })
        {
            var result = engine.Run(command);
            Assert.Equal(isKnown ? null : "UnknownApi", result.Errors.Count == 0 ? null : result.ErrorId);
        }

        Assert.Equal(isKnown, sandbox.Inner.Store.Catalog.AllApis.All(api => api.Name != "Orders"));
    }

    [Fact]
    public async Task A_slug_tells_APIs_of_one_name_apart_also_where_it_is_that_name()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        engine.Set("next", Changed("2.0.0"));
        engine.Run("$null = New-KonnectCatalogApi $document -Slug invoices; $null = New-KonnectCatalogApi $next -Slug invoices-2").Succeeded();
        var ambiguous = engine.Run("Publish-KonnectApi -Api Invoices");
        Assert.Equal("AmbiguousName", ambiguous.ErrorId);
        Assert.Contains("slug", ambiguous.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(["1.2.0", "2.0.0"], engine.Run("'invoices', 'invoices-2' | ForEach-Object { (Publish-KonnectApi -Api $_ -WarningAction Ignore).Version }").Succeeded().Output.Select(version => $"{version}"));
    }

    private static string Changed(string version) => SampleSpecification.Write(
        "changed.yaml", SampleSpecification.Text.Replace("One invoice", "Another", StringComparison.Ordinal).Replace("1.2.0", version, StringComparison.Ordinal));

    private static string Told(Engine engine, string command)
    {
        var told = engine.Run($"Start-Transcript -Path ($file = [IO.Path]::GetTempFileName()) | Out-Null; {command}; Stop-Transcript | Out-Null; Get-Content $file -Raw; Remove-Item $file");
        return $"{told.Succeeded().Output[^1]}";
    }

    private static Engine Start(CheckedSandbox sandbox)
    {
        var engine = Engine.Connected(sandbox);
        engine.Set("document", SampleSpecification.Path);
        return engine;
    }
}
