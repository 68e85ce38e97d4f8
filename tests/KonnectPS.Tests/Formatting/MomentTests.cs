using System.Globalization;

namespace KonnectPS.Tests.Formatting;

public sealed class MomentTests
{
    [Theory]
    [InlineData(0, "now", "expired")]
    [InlineData(-59, "now", "expired")]
    [InlineData(59, "now", "now")]
    [InlineData(-60, "1 min ago", "expired")]
    [InlineData(3599, "in 59 min", "in 59 min")]
    [InlineData(-3600, "1 h ago", "expired")]
    [InlineData(172799, "in 47 h", "in 47 h")]
    [InlineData(172800, "in 2 d", "in 2 d")]
    [InlineData(-259200, "3 d ago", "expired")]
    [InlineData(63071999, "in 729 d", "in 729 d")]
    [InlineData(-63072000, "2 y ago", "expired")]
    public void A_time_is_told_by_its_distance(long seconds, string distance, string expiry)
    {
        using var engine = Engine.Open();
        var now = new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);
        engine.Set("now", now);
        engine.Set("time", now.AddSeconds(seconds));
        Assert.Equal(distance, engine.Run("[KonnectPS.Formatting.Moment]::Distance($time, $now)").Single.ToString());
        Assert.Equal(expiry, engine.Run("[KonnectPS.Formatting.Moment]::Expiry($time, $now)").Single.ToString());
    }

    [Fact]
    public void What_is_not_there_is_not_shown()
    {
        using var engine = Engine.Open();
        var texts = engine.Run(
            """
            [KonnectPS.Formatting.Moment]::Distance($null)
            [KonnectPS.Formatting.Moment]::Expiry($null)
            [KonnectPS.Formatting.Moment]::Whole($null)
            [KonnectPS.Formatting.Moment]::WholeExpiry($null)
            [KonnectPS.Formatting.ShortId]::Of($null)
            [KonnectPS.Formatting.RedactedSecret]::Of($null)
            """).Succeeded().Output;
        Assert.Equal(Enumerable.Repeat("", 6), texts.Select(text => text.ToString()));
    }

    [Fact]
    public void A_list_tells_the_time_and_its_distance()
    {
        using var engine = Engine.Open();
        var time = DateTimeOffset.UtcNow.AddDays(-3);
        engine.Set("time", time);
        Assert.Equal(
            time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) + " (3 d ago)",
            engine.Run("[KonnectPS.Formatting.Moment]::Whole($time)").Single.ToString());
        Assert.EndsWith("(expired)", engine.Run("[KonnectPS.Formatting.Moment]::WholeExpiry($time)").Single.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0b4b9a3e-6a0c-4d5b-9c53-2f1d3c5b7e21", "0b4b9a3e…")]
    [InlineData("123456789", "123456789")]
    [InlineData("short", "short")]
    public void An_id_is_shortened_where_that_saves_something(string id, string shown)
    {
        using var engine = Engine.Open();
        Assert.Equal(shown, engine.Run($"[KonnectPS.Formatting.ShortId]::Of('{id}')").Single.ToString());
    }
}
