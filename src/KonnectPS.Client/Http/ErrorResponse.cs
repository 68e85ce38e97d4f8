using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KonnectPS.Client;

/// <summary>Turns a response that is not 2xx into the one typed exception.</summary>
internal static class ErrorResponse
{
    /// <summary>The most that a message names; <see cref="KonnectException.InvalidParameters"/> has all.</summary>
    private const int MostParametersTold = 20;

    public static KonnectException Read(
        KonnectRequest request, Uri origin, int status, Uri? location, ReadOnlySpan<byte> body, TimeSpan? retryAfter, SecretRedactor secrets)
    {
        var route = $"{request.Method} {request.Route}";
        if (status is >= 300 and < 400)
        {
            var target = location is { IsAbsoluteUri: true } ? location.Authority : "another path";
            return new KonnectException(
                KonnectErrorKind.Redirected,
                $"{origin.Authority} redirects {route} to {PlainText.Of(secrets.Redact(target))}; redirects are not followed, so that no token goes astray.")
            {
                StatusCode = status,
            };
        }

        var problem = ReadProblem(body);
        string? Clean(string? text) => text is null ? null : PlainText.Of(secrets.Redact(text));
        var title = Clean(problem?.Title);
        var detail = Clean(problem?.Detail);
        var trace = Clean(problem?.Instance);
        InvalidParameter[] invalid =
        [
            .. from parameter in problem?.InvalidParameters ?? []
               where parameter is not null
               select new InvalidParameter
               {
                   Field = Clean(parameter.Field),
                   Reason = Clean(parameter.Reason),
                   Rule = Clean(parameter.Rule),
                   Source = Clean(parameter.Source),
               },
        ];

        ValidationError[] found =
        [
            .. from error in problem?.ValidationErrors ?? []
               where error is not null
               select new ValidationError { Path = Clean(error.Path), Message = Clean(error.Message) },
        ];

        var message = new StringBuilder(route).Append(" answered ").Append(status.ToString(CultureInfo.InvariantCulture));
        if (!string.IsNullOrEmpty(title))
        {
            message.Append(' ').Append(title);
        }

        if (!string.IsNullOrEmpty(detail) && detail != title)
        {
            message.Append(": ").Append(detail);
        }

        foreach (var complaint in invalid.Concat<object>(found).Take(MostParametersTold))
        {
            message.Append(" [").Append(complaint).Append(']');
        }

        message.Append(message[message.Length - 1] is '.' or ']' ? "" : ".");
        if (!string.IsNullOrEmpty(trace))
        {
            message.Append(" Trace: ").Append(trace);
        }

        return new KonnectException(KindOf(request, status, title, detail), message.ToString())
        {
            StatusCode = status,
            Title = title,
            Detail = detail,
            TraceId = trace,
            InvalidParameters = invalid,
            ValidationErrors = found,
            RetryAfter = retryAfter,
            IsKonnects = IsKonnects(problem),

            // 408 and 499 come from what stands in between: it gave up waiting, for one side or the other.
            MayHaveHappened = status is >= 500 or 408 or 499,
        };
    }

    /// <summary>True for a problem document, as Konnect sends one; false for what a gateway or a network in between says by itself.</summary>
    public static bool IsKonnects(ReadOnlySpan<byte> body) => IsKonnects(ReadProblem(body));

    private static bool IsKonnects(Problem? problem) => (problem?.Title ?? problem?.Instance) is not null;

    private static KonnectErrorKind KindOf(KonnectRequest request, int status, string? title, string? detail) => status switch
    {
        400 or 422 => KonnectErrorKind.InvalidRequest,
        401 when Mentions(title, "approval required") => KonnectErrorKind.ApprovalRequired,
        401 => request.Unauthorized,
        404 or 410 when request.Unauthorized == KonnectErrorKind.SignUpTokenRefused => KonnectErrorKind.SignUpTokenRefused,
        // The contract names one reason for a 403 to the creation of a credential: the quota.
        403 when request.Method == HttpMethod.Post && (Mentions(detail, "max allowed") || Mentions(detail, "exceed")) => KonnectErrorKind.QuotaExceeded,
        403 => KonnectErrorKind.PermissionDenied,
        404 or 410 => KonnectErrorKind.NotFound,
        409 => KonnectErrorKind.Conflict,
        429 => KonnectErrorKind.TooManyRequests,
        >= 500 => KonnectErrorKind.ServerError,
        _ => KonnectErrorKind.UnexpectedStatus,
    };

    private static bool Mentions(string? text, string words) => text?.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;

    private static Problem? ReadProblem(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, KonnectJson.Default.Problem);
        }
        catch (Exception e) when (KonnectJson.IsMalformed(e))
        {
            // Not a problem document, perhaps a proxy's page: the status alone decides.
            return null;
        }
    }
}
