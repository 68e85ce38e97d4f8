using System.Text.Json.Nodes;
using KonnectPS.Tests.Formatting;

namespace KonnectPS.Tests;

/// <summary>What a portal asks of developers, and what they answer.</summary>
public sealed class FormTests
{
    private const string Answers = "[ordered]@{ zeta = 'Ä\u00a0\"b\"'; alpha = 3; ratio = 1.5; yes = $true; none = $null; topics = 'a', 'b'; nested = [ordered]@{ two = 2; one = @(1, @{ deep = 'x' }) } }";
    private const string Sent = """{"zeta":"Ä\u00a0\"b\"","alpha":3,"ratio":1.5,"yes":true,"none":null,"topics":["a","b"],"nested":{"two":2,"one":[1,{"deep":"x"}]}}""";

    [Theory]
    [InlineData("New-KonnectPortalDeveloper nora@example.com Nora")]
    [InlineData("Register-KonnectDeveloper nora@example.com Nora")]
    public async Task Answers_of_a_developer_are_sent_in_their_order(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$null = {command} -AdditionalData ({Answers})").Succeeded();
        Assert.Equal(JsonNode.Parse(Sent)!.ToJsonString(), sandbox.Inner.Store.Developers.Find(sandbox.Seed.PortalId, "nora@example.com")!.AdditionalData!.ToJsonString());
    }

    [Theory]
    [InlineData("New-KonnectPortalRegistration Orders bot")]
    [InlineData("New-KonnectRegistration orders bot")]
    public async Task Answers_of_a_registration_are_sent_in_their_order(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$null = New-KonnectApplication bot; $null = {command} -AdditionalData ({Answers})").Succeeded();
        Assert.Equal(JsonNode.Parse(Sent)!.ToJsonString(), Assert.Single(sandbox.Inner.Store.Registrations.All).AdditionalData!.ToJsonString());
    }

    [Fact]
    public async Task Nothing_is_sent_of_answers_that_were_not_given()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(
            """
            $null = New-KonnectApplication bot; $null = New-KonnectRegistration orders bot; $null = New-KonnectPortalRegistration Payments bot
            $null = New-KonnectPortalDeveloper a@example.com A; Register-KonnectDeveloper b@example.com B
            """).Succeeded();
        Assert.All(sandbox.Inner.Store.Registrations.All, registration => Assert.Null(registration.AdditionalData));
        Assert.All(sandbox.Inner.Store.Developers.Of(sandbox.Seed.PortalId), developer => Assert.Null(developer.AdditionalData));
    }

    [Theory]
    [InlineData("@{ a = @{ key = ConvertTo-SecureString hidden-word -AsPlainText -Force } }", "a.key")]
    [InlineData("@{ a = [pscredential]::new('u', (ConvertTo-SecureString hidden-word -AsPlainText -Force)) }", "'a'")]
    [InlineData("@{ a = 1, { 'hidden-word' } }", "a[1]")]
    [InlineData("@{ a = Get-Date }", "'a'")]
    [InlineData("@{ a = [double]::NaN }", "'a'")]
    [InlineData("@{ 1 = 'a' }", "'1'")]
    [InlineData("'hidden-word'", "hashtable")]
    [InlineData("@('hidden-word')", "hashtable")]
    [InlineData("$(($loop = @{}).self = $loop; $loop)", "levels")]
    public async Task What_is_no_answer_is_refused_before_anything_is_sent(string answers, string place)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        foreach (var command in new[]
        {
            "New-KonnectPortalDeveloper a@example.com A", "Register-KonnectDeveloper a@example.com A", "New-KonnectPortalRegistration Orders bot", "New-KonnectRegistration orders bot",
        })
        {
            var message = engine.Run($"{command} -AdditionalData {answers}").Error.Exception.Message;
            Assert.Contains(place, message, StringComparison.Ordinal);
            Assert.DoesNotContain("hidden-word", message, StringComparison.Ordinal);
        }

        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task Answers_come_back_and_are_shown_before_an_approval()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        using var terminal = new Terminal(200);
        engine.Run(
            """
            $null = New-KonnectPortalDeveloper nora@example.com Nora -AdditionalData ([ordered]@{ company_name = 'Example Air'; about = "one`njob_title: Boss"; topics = 'a', 'b' })
            $null = New-KonnectApplication bot
            $null = '{ "business_justification": "Counts", "calls_a_day": 5 }' | ConvertFrom-Json | ForEach-Object { New-KonnectPortalRegistration Payments bot -AdditionalData $_ }
            """).Succeeded();
        Assert.Equal("Example Air", engine.Run("(Get-KonnectPortalDeveloper nora@example.com).AdditionalData.company_name").Single.BaseObject);
        Assert.Equal(5L, engine.Run("(Get-KonnectPortalRegistration bot).AdditionalData['calls_a_day']").Single.BaseObject);
        var developer = Assert.IsType<string>(engine.Run("Get-KonnectPortalDeveloper -Status pending | Where-Object Email -Like nora* | Format-List | Out-String -Width 200").Single.BaseObject);
        Assert.Matches(@"AdditionalData : company_name: Example Air\r?\n\s+about: one\r?\n\s+job_title: Boss\r?\n\s+topics: a, b", developer);
        Assert.DoesNotMatch(@"\n {17}job_title", developer);
        var registration = Assert.IsType<string>(engine.Run("Get-KonnectPortalRegistration -Status pending | Format-List | Out-String -Width 200").Single.BaseObject);
        Assert.Matches(@"AdditionalData\s+: business_justification: Counts\r?\n\s+calls_a_day: 5", registration);
    }

    [Theory]
    [InlineData("Get-KonnectPortalDeveloper")]
    [InlineData("Get-KonnectPortalRegistration")]
    [InlineData("Get-KonnectPortalRegistration -Application $application")]
    [InlineData("Get-KonnectPortalApplication")]
    [InlineData("Get-KonnectPortalCredential")]
    [InlineData("Get-KonnectPortal")]
    [InlineData("Get-KonnectPortalForm")]
    [InlineData("Get-KonnectAccessToken")]
    [InlineData("Get-KonnectApi")]
    [InlineData("Get-KonnectAuthStrategy")]
    [InlineData("Get-KonnectApplication")]
    [InlineData("Get-KonnectRegistration bot")]
    [InlineData("Get-KonnectCredential bot")]
    public async Task Members_that_nobody_knows_break_no_list(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$application = New-KonnectApplication bot; $null = $application | New-KonnectRegistration orders; $null = $application | New-KonnectCredential; $null = New-KonnectAccessToken robot").Succeeded();
        var expected = engine.Run(command).Succeeded().Output.Count;
        Assert.NotEqual(0, expected);
        foreach (var odd in OddValues)
        {
            sandbox.Inner.Faults.Add("GET", "*", Fault.Alter(
                JsonChange.Add("/data/*/additional_data", JsonNode.Parse(odd, documentOptions: Deep)),
                JsonChange.Add("/data/*/from_the_future", JsonNode.Parse(odd, documentOptions: Deep)),
                JsonChange.Add("/data/*/application/from_the_future", JsonNode.Parse(odd, documentOptions: Deep)),
                JsonChange.Add("/meta/from_the_future", JsonNode.Parse(odd, documentOptions: Deep))), times: int.MaxValue);
            Assert.Equal(expected, engine.Run(command).Succeeded().Output.Count);
            Assert.NotEqual("", engine.Run($"{command} | Format-List | Out-String").Single.ToString());
            sandbox.Inner.Faults.Clear();
        }
    }

    [Fact]
    public async Task A_form_is_found_by_its_name_its_id_and_itself()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var listed = engine.Run("Get-KonnectPortalForm").Succeeded().Output;
        Assert.Equal(["developer-registration", "partner-access"], listed.Select(form => form.Text("Name")));
        Assert.All(listed, form => Assert.Null(form.Properties["Fields"].Value));
        foreach (var call in new[]
        {
            "Get-KonnectPortalForm partner-access", "Get-KonnectPortalForm -Type api_registration | Get-KonnectPortalForm", "Get-KonnectPortalForm -Form (Get-KonnectPortalForm -Status unpublished).Id",
            "[pscustomobject]@{ Name = 'partner-access' } | Get-KonnectPortalForm", "Get-KonnectPortal 'Sandbox Portal' | Get-KonnectPortalForm partner-access",
        })
        {
            var form = engine.Run(call).Single;
            Assert.Equal(("partner-access", "api_registration", "unpublished", $"{sandbox.Seed.PortalId}"), (form.Text("Name"), form.Text("Type"), form.Text("Status"), form.Text("PortalId")));
            engine.Set("form", form);
            Assert.Equal("api_id,business_justification (required),calls_a_day,submit", engine.Run("$form.Fields -join ','").Single.BaseObject);
        }

        Assert.Equal("sales, engineering", engine.Run("(Get-KonnectPortalForm developer-registration).Fields[3].Options -join ', '").Single.BaseObject);
        Assert.Empty(engine.Run("Get-KonnectPortalForm partner-access -Type developer_registration").Succeeded().Output);
        Assert.Empty(engine.Run("Get-KonnectPortalForm -Portal 'Partner Portal'").Succeeded().Output);
        Assert.Equal("UnknownForm", engine.Run("Get-KonnectPortalForm nothing").ErrorId);
        Assert.Equal("UnknownForm", engine.Run($"Get-KonnectPortalForm {Guid.NewGuid()}").ErrorId);
    }

    private static System.Text.Json.JsonDocumentOptions Deep => new() { MaxDepth = 1000 };

    private static IEnumerable<string> OddValues =>
    [
        "null", "\"text\"", "7", "1e300", "true", "[]", "{}", "[1,[2,{\"a\":null}]]", "{\"a\":{\"b\":[true]}}", "{\"\":\"\"}", "{\"a\":\"\\u001b[31m\"}",
        string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40)),
    ];
}
