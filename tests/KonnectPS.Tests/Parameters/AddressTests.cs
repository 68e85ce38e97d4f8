using System.Reflection;
using KonnectPS.Tests.Help;

namespace KonnectPS.Tests.Parameters;

/// <summary>An address with a password in it that can't be read is refused, and no part of the password is repeated anywhere.</summary>
public sealed class AddressTests
{
    private static readonly string[] Secrets = ["s3cr", "etPw", "31416", "joe"];

    /// <summary>What is typed where a password has a character in it that ends an address's authority.</summary>
    private static readonly string[] Addresses =
    [
        "http://joe:s3cr/etPw@127.0.0.1:18501",
        "http://joe:31416/etPw@127.0.0.1:18501",
        "http://joe:31416#etPw@127.0.0.1:18501",
        "http://joe:s3cr#etPw@127.0.0.1:18501",
        "http://joe\\s3cr:etPw@127.0.0.1:18501",
        "http://joe:s3cretPw@[bad",
    ];

    public static TheoryData<string> Texts => [.. Addresses];

    [Fact]
    public void Every_address_that_could_hold_a_secret_is_read_in_the_same_way()
    {
        var parameters = BuiltModule.Cmdlets.GetTypes()
            .SelectMany(type => type.GetProperties())
            .Where(property => property.IsDefined(typeof(ParameterAttribute)) && property.PropertyType == typeof(Uri) && property.Name != "RedirectUri")
            .ToList();
        Assert.Equal(["ProbeUri", "Proxy", "TokenEndpoint", "Uri"], parameters.Select(parameter => parameter.Name).Distinct().Order());
        Assert.All(parameters, parameter => Assert.Contains(parameter.GetCustomAttributes(), attribute => attribute.GetType().Name == "AddressTransformationAttribute"));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_password_in_the_address_of_a_proxy_is_repeated_nowhere(string address)
    {
        using var engine = Engine.Open();
        engine.Set("address", address);
        foreach (var command in (string[])["Connect-KonnectPortal https://portal.example.test -PortalToken a.b.c", "Register-KonnectDeveloper a@example.com A -PortalUrl https://portal.example.test"])
        {
            AssertSaysNothing(engine, $"{command} -Proxy $address");
            AssertSaysNothing(engine, $"{command} -Proxy ([uri]::new('http://joe:31416/etPw@127.0.0.1:18501'))");
            AssertSaysNothing(engine, $"{command} -Proxy 'http://joe:31416?etPw@127.0.0.1:18501'");
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_password_in_the_address_of_a_gateway_is_repeated_nowhere(string address)
    {
        using var engine = Engine.Open();
        engine.Set("address", address.Replace("http:", "https:", StringComparison.Ordinal));
        AssertSaysNothing(engine, "@{ api_key = 'key' } | Test-KonnectCredential $address");
        AssertSaysNothing(engine, "@{ client_id = 'a'; client_secret = 'b' } | Test-KonnectCredential https://gateway.example.test -TokenEndpoint $address");
    }

    [Fact]
    public async Task A_password_in_a_cell_of_a_table_is_repeated_nowhere()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        foreach (var text in Addresses)
        {
            engine.Set("address", text.Replace("http:", "https:", StringComparison.Ordinal));
            AssertSaysNothing(engine, "[pscustomobject]@{ Application = 'bot'; Api = 'orders'; ProbeUri = $address } | Request-KonnectCredential");
            AssertSaysNothing(engine, "Request-KonnectCredential bot orders -ProbeUri https://gateway.example.test -TokenEndpoint $address");
        }

        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public void A_user_name_that_is_refused_is_no_part_of_the_error_either()
    {
        using var engine = Engine.Open();
        AssertSaysNothing(engine, "@{ api_key = 'key' } | Test-KonnectCredential 'https://joe:s3cr@gateway.example.test/'");
    }

    [Fact]
    public async Task An_address_may_name_somebody_in_its_query()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$key = New-KonnectApplication bot -AuthStrategy key-auth | New-KonnectRegistration orders | New-KonnectCredential").Succeeded();
        Assert.Equal("Works", engine.Run($"$key | Test-KonnectCredential '{sandbox.Inner.GatewayAddress("orders")}hello?user=joe@example.com'").Single.Text("Result"));
    }

    private static void AssertSaysNothing(Engine engine, string script)
    {
        engine.Run("$Error.Clear()");
        var result = engine.Run(script);
        Assert.Equal("InvalidAddress", result.ErrorId);
        var said = string.Join('\n', result.Errors.Select(error => $"{error}\n{error.Exception}\n{error.TargetObject}\n{error.ErrorDetails?.RecommendedAction}"))
            + engine.Run("$Error | ForEach-Object { $_.ToString(); $_.Exception.ToString(); \"$($_.TargetObject)\" }").Output.Aggregate("", (all, one) => all + one);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
    }
}
