using System.Reflection;
using KonnectPS.Tests.Help;
using KonnectPS.Tests.Safety;

namespace KonnectPS.Tests.Parameters;

/// <summary>What may be written for a length of time. Every such parameter counts in days.</summary>
public sealed class DurationTests : IClassFixture<BindingWorld>
{
    private readonly BindingWorld _world;

    public DurationTests(BindingWorld world)
    {
        _world = world;
    }

    public static TheoryData<string> Calls => new(
        "Request-KonnectCredential wanted orders -WhatIf -MaxAge",
        "Request-KonnectCredential wanted orders -WhatIf -GracePeriod",
        "New-KonnectAccessToken wanted -WhatIf -Lifetime");

    /// <summary>Konnect counts these in whole days.</summary>
    public static TheoryData<string> CallsInDays => new(
        "New-KonnectPortalAuthStrategy wanted -WhatIf -TimeToLive",
        "Set-KonnectPortalAuthStrategy key-auth -WhatIf -TimeToLive");

    [Fact]
    public void Every_length_of_time_is_read_in_the_same_way()
    {
        var parameters = BuiltModule.Cmdlets.GetTypes()
            .SelectMany(type => type.GetProperties())
            .Where(property => property.IsDefined(typeof(ParameterAttribute)) && (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(TimeSpan))
            .ToList();
        Assert.Equal(["GracePeriod", "Lifetime", "MaxAge", "TimeToLive"], parameters.Select(parameter => parameter.Name).Distinct().Order());
        Assert.All(parameters, parameter => Assert.Contains(parameter.GetCustomAttributes(), attribute => attribute.GetType().Name == "DurationTransformationAttribute"));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    [MemberData(nameof(CallsInDays))]
    public void A_negative_length_is_refused(string call)
    {
        foreach (var value in new[] { "-1", "(-1)", "'-1.00:00:00'", "([timespan]::FromDays(-1))", "(-0.5)" })
        {
            AssertRefused($"{call} {value}");
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    [MemberData(nameof(CallsInDays))]
    public void Less_than_a_second_is_refused(string call)
    {
        foreach (var value in new[] { "([timespan]::FromTicks(30))", "'00:00:00.5'", "0.000001", "([timespan]30)" })
        {
            AssertRefused($"{call} {value}");
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    [MemberData(nameof(CallsInDays))]
    public void What_is_no_length_is_refused_with_the_form_to_write(string call)
    {
        foreach (var value in new[] { "'30d'", "([double]::NaN)", "([double]::PositiveInfinity)", "1e300", "([datetime]::Now)", "$true" })
        {
            var message = AssertRefused($"{call} {value}");
            Assert.Contains("30.00:00:00", message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_number_is_days_and_text_keeps_its_meaning(string call)
    {
        foreach (var value in new[] { "30", "30.0", "1.5", "([decimal]2)", "'30'", "'1.5'", "' 30.0 '", "'1.00:00:00'", "'1:12:00:00'", "'30.00:00:00'", "([timespan]::FromDays(30))", "([long]30)" })
        {
            _world.Engine.Run($"{call} {value}").Succeeded();
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    [MemberData(nameof(CallsInDays))]
    public void More_hours_than_a_day_has_are_not_taken_for_days(string call)
    {
        foreach (var value in new[] { "24:00:00", "'36:00:00'", "'24:00'", "'48:00:00.5'" })
        {
            var message = AssertRefused($"{call} {value}");
            Assert.Contains("1.12:00:00", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_number_of_days_replaces_nothing_that_is_younger()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = Request-KonnectCredential bot orders -WarningAction Ignore").Succeeded();
        sandbox.Inner.ClearRecords();
        engine.Run("$null = Request-KonnectCredential bot orders -MaxAge 30 -WarningAction Ignore").Succeeded();
        engine.Run("$null = [pscustomobject]@{ Application = 'bot'; Api = 'orders'; MaxAge = '30'; GracePeriod = '' } | Request-KonnectCredential -WarningAction Ignore").Succeeded();
        Assert.All(sandbox.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_of_days_is_how_long_a_token_lives()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var days = engine.Run("((New-KonnectAccessToken mine -Lifetime 90).ExpiresAt - [DateTimeOffset]::Now).TotalDays").Single.BaseObject;
        Assert.InRange((double)days, 89.9, 90.1);
    }

    private string AssertRefused(string call)
    {
        _world.Sandbox.Inner.ClearRecords();
        var result = _world.Engine.Run(call);
        Assert.True(result.ErrorId is "ParameterArgumentTransformationError" or "LifetimeOutOfRange", result.ErrorId);
        Assert.Empty(_world.Sandbox.Requests);
        return result.Error.Exception.Message;
    }
}
