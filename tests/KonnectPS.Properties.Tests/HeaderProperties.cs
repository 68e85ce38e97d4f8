using System.Globalization;
using System.Net;
using System.Text;

namespace KonnectPS.Properties.Tests;

public sealed class HeaderProperties
{
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Token = Gen.String[Gen.Char[' ', '~'].Where(character => character is not (' ' or '"' or ',' or ';' or '\\')), 1, 40];

    private static readonly Gen<DateTimeOffset> Date = Gen.Long[0, 253402300799].Select(DateTimeOffset.FromUnixTimeSeconds);

    [Fact]
    public void A_cookie_that_was_set_is_read_and_goes_back_as_it_came() =>
        Gen.Select(Token, Date, OddText.Whole.Where(text => !text.Contains(';', StringComparison.Ordinal))).Sample((value, end, other) =>
        {
            var cookies = SetCookies.Read([other, $"portalaccesstoken={value}; Path=/; {(other.Contains("Expires", StringComparison.Ordinal) ? "" : other)}; Expires={end:R}; HttpOnly"]);
            var cookie = Assert.NotNull(cookies["portalaccesstoken"]);
            Assert.Equal((value, (DateTimeOffset?)end), (cookie.Value, cookie.ExpiresAt));

            using var token = SecretText.Hide(cookie.Value);
            using var request = new HttpRequestMessage();
            new CookieKey("portalaccesstoken", token).AddTo(request);
            Assert.Equal(["portalaccesstoken=" + value], request.Headers.GetValues("Cookie"));
        });

    [Fact]
    public void What_is_read_of_any_cookie_is_a_token_or_nothing() =>
        Gen.Select(OddText.Any, OddText.Any, Gen.Bool).Sample((name, text, isAccess) =>
        {
            var cookies = SetCookies.Read([(isAccess ? "portalaccesstoken" : name) + "=" + text, text]);
            Assert.True(cookies["portalaccesstoken"] is not { } cookie || TokenText.IsToken(cookie.Value));
            try
            {
                Assert.NotNull(PortalTokens.Issued(cookies).Access);
            }
            catch (KonnectException e)
            {
                Assert.Equal(KonnectErrorKind.UnexpectedAnswer, e.Kind);
            }
        });

    [Fact]
    public void Seconds_to_wait_are_read_up_to_those_that_no_number_holds() =>
        Gen.OneOf(Gen.Int[0, int.MaxValue].Select(seconds => seconds.ToString(CultureInfo.InvariantCulture)), Gen.String[Gen.Char['0', '9'], 1, 30]).Sample(text =>
            Assert.Equal(TimeSpan.FromSeconds((double)System.Numerics.BigInteger.Min(System.Numerics.BigInteger.Parse(text, CultureInfo.InvariantCulture), int.MaxValue)), Read(text)));

    [Fact]
    public void A_date_to_wait_for_is_a_wait_and_one_that_has_passed_is_none() =>
        Date.Sample(date => Assert.Equal(date < Now ? TimeSpan.Zero : date - Now, Read(date.ToString("R", CultureInfo.InvariantCulture))));

    [Fact]
    public void Whatever_else_a_server_asks_for_is_never_a_wait_of_less_than_nothing() =>
        Gen.OneOf(OddText.Any, Gen.Long.Select(number => number.ToString(CultureInfo.InvariantCulture)), Gen.Double.Select(number => number.ToString(CultureInfo.InvariantCulture)))
            .Sample(text => Assert.False(Read(text) < TimeSpan.Zero));

    [Fact]
    public void The_end_in_a_token_is_read_to_the_second() =>
        Gen.Select(Gen.Long[1, 253402300799], OddText.Whole).Sample((seconds, issuer) =>
            Assert.Equal(seconds, JwtExpiry.Read(Jwt($$"""{"iss":{{System.Text.Json.JsonSerializer.Serialize(issuer)}},"exp":{{seconds}}}"""))?.ToUnixTimeSeconds()));

    [Fact]
    public void Whatever_a_token_claims_it_ends_some_time_or_says_nothing() =>
        OddJson.Bytes.Sample(claims => Assert.True(JwtExpiry.Read(Jwt(claims)) is not { } end || end > DateTimeOffset.UnixEpoch - TimeSpan.FromSeconds(1)));

    [Fact]
    public void Whatever_was_pasted_is_a_token_or_refused_without_being_shown() =>
        Gen.OneOf(OddText.Any, Token, Token.Select(token => $" portalaccesstoken={token}; Path=/")).Sample(text =>
        {
            using var pasted = SecretText.Hide(text);
            try
            {
                Assert.True(TokenText.IsToken(SecretText.Reveal(PortalTokens.Pasted(pasted).Access)));
            }
            catch (KonnectException e)
            {
                Assert.Equal(KonnectErrorKind.InvalidToken, e.Kind);
                Assert.True(text.Trim().Length < 5 || !e.ToString().Contains(text, StringComparison.Ordinal));
            }
        });

    [Fact]
    public void Whatever_was_pasted_out_of_an_email_is_in_one_piece_or_refused_without_being_shown() =>
        Gen.OneOf(OddText.Any, Token, Token.Select(token => $"see https://dev.example.com/verify?token={token}&next=/")).Sample(text =>
        {
            using var pasted = SecretText.Hide(text);
            try
            {
                Assert.All(SecretText.Reveal(PastedToken.OfMail(pasted)), character => Assert.InRange(character, '!', '~'));
            }
            catch (KonnectException e)
            {
                Assert.Equal(KonnectErrorKind.InvalidToken, e.Kind);
                Assert.True(text.Trim().Length < 5 || !e.ToString().Contains(text, StringComparison.Ordinal));
            }
        });

    private static TimeSpan? Read(string retryAfter)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return RetryAfter.From(response.Headers, Now);
    }

    private static string Jwt(string claims) => Jwt(Encoding.UTF8.GetBytes(claims));

    private static string Jwt(byte[] claims) => "h." + System.Buffers.Text.Base64Url.EncodeToString(claims) + ".s";
}
