using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KonnectPS.Properties.Tests;

public sealed class TextProperties
{
    private static readonly Uri Origin = new("https://portal.example.com/");

    [Fact]
    public void Text_of_a_server_commands_no_terminal_and_is_clean_after_one_cleaning() =>
        OddText.Any.Sample(text =>
        {
            var clean = ServerText.Clean(text);
            Assert.Equal(text.Length, clean.Length);
            Assert.Equal(clean, ServerText.Clean(clean));
            Assert.DoesNotContain(clean.Replace("\r\n", "", StringComparison.Ordinal), character => TerminalControl.Is(character) && character is not ('\n' or '\t'));
            Assert.All(text.Zip(clean), pair => Assert.True(pair.First == pair.Second || TerminalControl.Is(pair.First)));
        });

    [Fact]
    public void Text_in_a_message_has_no_control_character_and_an_end() =>
        OddText.Any.Array[1, 60].Select(string.Concat).Sample(text =>
        {
            var plain = PlainText.Of(text);
            Assert.DoesNotContain(plain, TerminalControl.Is);
            Assert.True(plain.Length <= 501);
            Assert.Equal(plain.Length <= 500 ? plain : plain[..500] + "…", PlainText.Of(plain));
        });

    [Fact]
    public void A_problem_document_of_any_shape_becomes_an_error_of_a_kind_that_its_status_says() =>
        Gen.Select(Gen.Int[300, 599], OddJson.Bytes).Sample((status, body) =>
        {
            var error = ErrorResponse.Read(KonnectRequest.Get("api/v3/apis"), Origin, status, location: null, body, retryAfter: null, new SecretRedactor());
            Assert.Equal(status, error.StatusCode);
            Assert.Contains(error.Kind, Kinds(status));
            Assert.DoesNotContain(error.Message, TerminalControl.Is);
        });

    [Fact]
    public void What_a_problem_document_says_is_told() =>
        Gen.Select(OddText.Whole, OddText.Whole, OddText.Whole).Sample((title, detail, field) =>
        {
            var body = new JsonObject
            {
                ["title"] = title,
                ["detail"] = detail,
                ["instance"] = "konnect:trace:1",
                ["invalid_parameters"] = new JsonArray(new JsonObject { ["field"] = field, ["reason"] = detail }, null),
            };
            var error = ErrorResponse.Read(KonnectRequest.Get("p"), Origin, 400, null, Encoding.UTF8.GetBytes(body.ToJsonString()), null, new SecretRedactor());
            Assert.Equal((Told(title), Told(detail), "konnect:trace:1"), (error.Title, error.Detail, error.TraceId));
            Assert.Equal((Told(field), Told(detail)), (Assert.Single(error.InvalidParameters).Field, error.InvalidParameters[0].Reason));
        });

    [Fact]
    public void A_secret_survives_in_no_refusal() =>
        OddJson.With(OddText.Secret).Sample((json, text) =>
        {
            using var secret = SecretText.Hide(text);
            var error = ErrorResponse.Read(KonnectRequest.Get("p"), Origin, 400, null, Encoding.UTF8.GetBytes(json), null, new SecretRedactor(secret));
            AssertRedacted(error.ToString(), text);
            AssertRedacted($"{error.Title}\n{error.Detail}\n{error.TraceId}\n{string.Join('\n', error.InvalidParameters)}", text);
        });

    [Fact]
    public void A_secret_survives_in_no_body_that_is_shown() =>
        OddJson.With(OddText.Secret).Sample((json, text) =>
        {
            using var secret = SecretText.Hide(text);
            AssertRedacted(BodyText.Of(Encoding.UTF8.GetBytes(json), null, new SecretRedactor(secret))!, text);
        });

    [Fact]
    public void The_field_of_a_secret_is_not_shown_whatever_is_in_it() =>
        Gen.Select(Gen.OneOf("client_secret", "credential", "token", "Password", "api_key"), OddJson.Document, OddText.Whole).Sample((name, value, other) =>
        {
            var shown = BodyText.Of(Encoding.UTF8.GetBytes($$"""{"{{name}}":{{value}},"email":{{JsonSerializer.Serialize(other)}}}"""), null, new SecretRedactor())!;
            using var document = JsonDocument.Parse(shown);
            Assert.Equal(value == "null" ? null : "********", document.RootElement.GetProperty(name).GetString());
        });

    [Fact]
    public void JSON_stays_JSON_when_it_is_shown_and_nothing_of_an_unknown_field_is() =>
        OddJson.Document.Sample(json =>
        {
            var shown = BodyText.Of(Encoding.UTF8.GetBytes($$"""{"unknown":["{{new string('s', 20)}}"],"page":{{json}}}"""), null, new SecretRedactor())!;
            Assert.DoesNotContain(shown, TerminalControl.Is);
            Assert.DoesNotContain("ssss", shown, StringComparison.Ordinal);
            Assert.True(shown.Length > 4096 || OddJson.IsJson(shown), shown);
        });

    private static string Told(string text) => PlainText.Of(ServerText.Clean(text));

    private static void AssertRedacted(string shown, string secret)
    {
        Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(ServerText.Clean(secret), shown, StringComparison.Ordinal);
    }

    private static KonnectErrorKind[] Kinds(int status) => status switch
    {
        < 400 => [KonnectErrorKind.Redirected],
        400 or 422 => [KonnectErrorKind.InvalidRequest],
        401 => [KonnectErrorKind.PortalTokenRefused, KonnectErrorKind.ApprovalRequired],
        403 => [KonnectErrorKind.PermissionDenied],
        404 or 410 => [KonnectErrorKind.NotFound],
        409 => [KonnectErrorKind.Conflict],
        429 => [KonnectErrorKind.TooManyRequests],
        >= 500 => [KonnectErrorKind.ServerError],
        _ => [KonnectErrorKind.UnexpectedStatus],
    };
}
