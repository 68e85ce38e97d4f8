using System.Management.Automation;
using System.Security;
using System.Text.RegularExpressions;
using KonnectPS.Client;

namespace KonnectPS.Vaults;

/// <summary>Reads the errors of a vault's module.</summary>
internal static class VaultErrors
{
    private const int MaxDepth = 10;

    private static readonly Regex MissingSecret = new(
        @"\b(secret|item|entry|record|account|key|password)\b.{0,300}\b(not found|could not be found|cannot be found|was not found|does not exist|doesn't exist)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);

    /// <summary>True when all that the errors say is that there is no secret of that name.</summary>
    public static bool SayNotFound(IReadOnlyList<ErrorRecord> errors, VaultModule module) =>
        errors.All(error => SaysNotFound(error, module))
        || (module.NotFound is not null && errors.Any(error => module.NotFound.IsMatch(ReasonOf(error))));

    /// <summary>
    /// The reason that an extension gives, in place of what SecretManagement or the engine puts around it; without the secrets.
    /// </summary>
    public static string ReasonOf(IReadOnlyList<ErrorRecord> errors, params SecureString?[] secrets)
    {
        // SecretManagement adds "not found" to what went wrong.
        var reasons = errors
            .OrderBy(error => error.Exception is ItemNotFoundException)
            .Select(ReasonOf)
            .Where(reason => reason.Length > 0);
        return new SecretRedactor(secrets).Redact(reasons.FirstOrDefault() ?? "no reason given");
    }

    private static bool SaysNotFound(ErrorRecord error, VaultModule module) =>
        error.Exception is ItemNotFoundException || MissingSecret.IsMatch(ReasonOf(error)) || module.NotFound?.IsMatch(ReasonOf(error)) == true;

    private static string ReasonOf(ErrorRecord error)
    {
        Exception? exception = error.Exception;
        var reason = error.ToString();
        for (var depth = 0; exception is not null && depth < MaxDepth; depth++)
        {
            reason = string.IsNullOrWhiteSpace(exception.Message) ? reason : exception.Message;
            exception = exception is ActionPreferenceStopException stopped && stopped.ErrorRecord?.Exception is { } cause && !ReferenceEquals(cause, exception)
                ? cause
                : exception.InnerException;
        }

        return reason.Trim().TrimEnd('.');
    }
}
