using System.Globalization;
using KonnectPS.Sandbox.Recording;

namespace KonnectPS.Tests.Hostile;

/// <summary>Decides on each result of one call, and counts.</summary>
internal sealed class HostileJudge
{
    private static readonly Dictionary<string, ErrorCategory> Categories = new(StringComparer.Ordinal)
    {
        ["AccessTokenRefused"] = ErrorCategory.AuthenticationError,
        ["ApiNotPublic"] = ErrorCategory.ObjectNotFound,
        ["ApiLinkedElsewhere"] = ErrorCategory.ResourceExists,
        ["ApiNotPublished"] = ErrorCategory.ObjectNotFound,
        ["ApplicationNotReadable"] = ErrorCategory.ResourceExists,
        ["ApprovalRequired"] = ErrorCategory.AuthenticationError,
        ["AuthServerInUse"] = ErrorCategory.ResourceBusy,
        ["AuthStrategyInUse"] = ErrorCategory.ResourceBusy,
        ["CannotReset"] = ErrorCategory.InvalidOperation,
        ["Conflict"] = ErrorCategory.ResourceExists,
        ["ConnectionLost"] = ErrorCategory.ConnectionError,
        ["ConnectionRefused"] = ErrorCategory.ConnectionError,
        ["CredentialNotWorking"] = ErrorCategory.ResourceUnavailable,
        ["DcrProviderNotVerified"] = ErrorCategory.InvalidResult,
        ["DcrProviderOfAnother"] = ErrorCategory.ResourceExists,
        ["DeviceLoginExpired"] = ErrorCategory.AuthenticationError,
        ["InvalidRequest"] = ErrorCategory.InvalidArgument,
        ["NewCredentialNotWorking"] = ErrorCategory.ResourceUnavailable,
        ["NoSpecification"] = ErrorCategory.ObjectNotFound,
        ["NotApproved"] = ErrorCategory.ResourceUnavailable,
        ["NoClientAtAuthServer"] = ErrorCategory.ObjectNotFound,
        ["NoStrategyOfAuthServer"] = ErrorCategory.ObjectNotFound,
        ["NotAPortal"] = ErrorCategory.InvalidResult,
        ["NotAUser"] = ErrorCategory.InvalidOperation,
        ["NotFound"] = ErrorCategory.ObjectNotFound,
        ["OutcomeUnknown"] = ErrorCategory.ConnectionError,
        ["PasswordTokenRefused"] = ErrorCategory.AuthenticationError,
        ["PermissionDenied"] = ErrorCategory.PermissionDenied,
        ["PortalTokenRefused"] = ErrorCategory.AuthenticationError,
        ["QuotaExceeded"] = ErrorCategory.LimitsExceeded,
        ["Redirected"] = ErrorCategory.InvalidResult,
        ["PortalInUse"] = ErrorCategory.ResourceBusy,
        ["PortalNotReadable"] = ErrorCategory.ResourceExists,
        ["RequestTimedOut"] = ErrorCategory.OperationTimeout,
        ["SecretExists"] = ErrorCategory.ResourceExists,
        ["ServiceLinkedElsewhere"] = ErrorCategory.ResourceExists,
        ["ServerError"] = ErrorCategory.InvalidResult,
        ["SpecificationRefused"] = ErrorCategory.InvalidData,
        ["SignInRefused"] = ErrorCategory.AuthenticationError,
        ["StrategyNotOfApi"] = ErrorCategory.InvalidArgument,
        ["StillContested"] = ErrorCategory.ResourceBusy,
        ["SignUpTokenRefused"] = ErrorCategory.AuthenticationError,
        ["TeamOwnsNoApplications"] = ErrorCategory.InvalidArgument,
        ["TooManyRequests"] = ErrorCategory.LimitsExceeded,
        ["UnexpectedAnswer"] = ErrorCategory.InvalidResult,
        ["UnexpectedStatus"] = ErrorCategory.InvalidResult,
        ["UnknownAccessToken"] = ErrorCategory.ObjectNotFound,
        ["UnknownApi"] = ErrorCategory.ObjectNotFound,
        ["UnknownApplication"] = ErrorCategory.ObjectNotFound,
        ["UnknownAuthStrategy"] = ErrorCategory.ObjectNotFound,
        ["UnknownCredential"] = ErrorCategory.ObjectNotFound,
        ["UnknownAuthServer"] = ErrorCategory.ObjectNotFound,
        ["UnknownAuthServerClient"] = ErrorCategory.ObjectNotFound,
        ["UnknownDcrProvider"] = ErrorCategory.ObjectNotFound,
        ["UnknownControlPlane"] = ErrorCategory.ObjectNotFound,
        ["UnknownDeveloper"] = ErrorCategory.ObjectNotFound,
        ["UnknownForm"] = ErrorCategory.ObjectNotFound,
        ["UnknownGatewayService"] = ErrorCategory.ObjectNotFound,
        ["UnknownPortal"] = ErrorCategory.ObjectNotFound,
        ["UnknownRegistration"] = ErrorCategory.ObjectNotFound,
        ["UnknownRole"] = ErrorCategory.ObjectNotFound,
        ["UnknownSystemAccount"] = ErrorCategory.ObjectNotFound,
        ["UnknownPortalTeam"] = ErrorCategory.ObjectNotFound,
        ["UnknownTeamMember"] = ErrorCategory.ObjectNotFound,
        ["UnknownTeam"] = ErrorCategory.ObjectNotFound,
        ["UnknownUser"] = ErrorCategory.ObjectNotFound,
    };

    /// <summary>What no message to a person holds: a stack, or the name of a class.</summary>
    private static readonly string[] Noise = ["   at ", "System.", "KonnectPS.", "Exception", "`1"];

    private static readonly string[] InDoubt = ["ConnectionLost", "RequestTimedOut", "ServerError", "UnexpectedAnswer"];

    private readonly EngineResult _truth;
    private readonly CmdletCall _call;
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);

    /// <param name="truth">The result without a fault.</param>
    /// <param name="call">The call.</param>
    public HostileJudge(EngineResult truth, CmdletCall call)
    {
        _truth = truth;
        _call = call;
    }

    /// <summary>How many results were judged.</summary>
    public int Cells { get; private set; }

    /// <summary>What was neither right nor one clear error.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>How often it came to what.</summary>
    public string Summary =>
        string.Create(CultureInfo.InvariantCulture, $"{Cells} cells: {string.Join(", ", _outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}"))}");

    /// <summary>Takes over what another has found.</summary>
    public void Add(HostileJudge other)
    {
        Cells += other.Cells;
        Complaints.AddRange(other.Complaints);
        foreach (var (outcome, count) in other._outcomes)
        {
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + count;
        }
    }

    /// <summary>Judges what a call came to whose nth request met a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="ordinal">Which request met it.</param>
    /// <param name="request">That request.</param>
    /// <param name="result">What the call came to.</param>
    /// <param name="readsBack">True where the request only confirms what the one before it was told: not to be able to is no error.</param>
    public void Judge(HostileFault fault, int ordinal, RecordedRequest request, EngineResult result, bool readsBack = false)
    {
        Cells++;
        var outcome = result.Errors.Count == 0 ? "right" : Id(result.Errors[0]);
        _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
        foreach (var complaint in Complain(fault, request, result, readsBack))
        {
            Complaints.Add(string.Create(CultureInfo.InvariantCulture, $"  {fault.Name} at {ordinal}, {request.Method} {request.Path}: {complaint}"));
        }
    }

    private static string Id(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    /// <summary>Whether the client reads the response at all, or is content with any 2xx.</summary>
    private static bool ResponseMatters(RecordedRequest request) =>
        request.Status is 200 or 201 && request.Method is not ("PUT" or "DELETE") && !request.Path.EndsWith("/v3/developer", StringComparison.Ordinal)
        && !request.Path.EndsWith("/forgot-password", StringComparison.Ordinal)
        && !IsTrial(request);

    /// <summary>Whether a credential is tried by the request, so that whatever is wrong with the response means that it does not work.</summary>
    private static bool IsTrial(RecordedRequest request) => request.Path.StartsWith("/gateway/", StringComparison.Ordinal);

    private IEnumerable<string> Complain(HostileFault fault, RecordedRequest request, EngineResult result, bool readsBack)
    {
        foreach (var lack in result.Output.SelectMany(WholeObject.Lacks).Concat(_call.Reports ? new ReportJudge(_truth).Complain(fault, request, result) : []))
        {
            yield return lack;
        }

        if (result.Errors.Count == 0)
        {
            // What was minted or created is emitted when it can't be given its name or its description, or its id can't be read; who signs out is signed out here;
            // a door that nobody asked for stays shut.
            var isToldAsWarning = result.Warnings.Count > 0
                && (request.Method is "PATCH" or "PUT" || request.Path.EndsWith("/logout", StringComparison.Ordinal) || request.Path == "/api/v3/portal"
                    || request.Path.EndsWith("/secrets", StringComparison.Ordinal));
            if (fault.Recovery == Recovery.No && (ResponseMatters(request) || fault.IsLie) && !isToldAsWarning && !readsBack && !_call.Reports)
            {
                yield return "no error";
            }
            else if (!Kinds(result).SequenceEqual(Kinds(_truth)) && fault.Recovery != Recovery.Maybe)
            {
                yield return $"no error, but {string.Join(' ', Kinds(result))} instead of {string.Join(' ', Kinds(_truth))}";
            }

            yield break;
        }

        if (_call.Reports)
        {
            yield return "an error instead of a report";
        }

        if (result.Errors.Count > 1)
        {
            yield return $"{result.Errors.Count} errors";
        }

        foreach (var complaint in result.Errors.SelectMany(error => Complain(fault, request, error)))
        {
            yield return complaint;
        }
    }

    private IEnumerable<string> Complain(HostileFault fault, RecordedRequest request, ErrorRecord error)
    {
        var id = Id(error);
        // A device code yields one response: when that is lost, there is no other.
        var cannotBeAskedAgain = id == "UnexpectedAnswer" && error.ToString().Contains("invalid_grant", StringComparison.Ordinal);
        if (!cannotBeAskedAgain && (fault.Recovery == Recovery.Yes || (fault.Recovery == Recovery.IfRepeatable && request.Method != "POST") || !(fault.ErrorIds.Split(' ').Contains(id) || IsUnreconciled(fault, request, id) || (fault.HidesWhatIsThere && id == _call.WhenHidden) || (IsTrial(request) && id.EndsWith("CredentialNotWorking", StringComparison.Ordinal)))))
        {
            yield return $"{id}: {error}";
        }

        if (Categories.TryGetValue(id, out var category) ? error.CategoryInfo.Category != category : true)
        {
            yield return $"{id} is of the category {error.CategoryInfo.Category}";
        }

        if (Noise.FirstOrDefault(noise => error.ToString().Contains(noise, StringComparison.Ordinal)) is { } found)
        {
            yield return $"{id} says '{found}': {error}";
        }

        if (error.ToString().EndsWith("is not what the contract says.", StringComparison.Ordinal))
        {
            yield return $"{id} does not say what is wrong: {error}";
        }

        if (string.IsNullOrEmpty(error.ErrorDetails?.RecommendedAction))
        {
            yield return $"{id} recommends nothing";
        }
    }

    /// <summary>
    /// Whether the fault leaves it open if something was created, at this request or, going on, at a later one; or keeps the old
    /// credential alive after the new one was emitted, which is told in the same words however its deletion was refused; or keeps an
    /// auth server's client from its application, or its new secret from being enabled, and, going on, from being deleted for that.
    /// </summary>
    private static bool IsUnreconciled(HostileFault fault, RecordedRequest request, string id) =>
        id == "OutcomeUnknown" && (request.Method == "DELETE" || IsSecondHalf(request) || fault.ErrorIds.Split(' ').Intersect(InDoubt).Any());

    private static bool IsSecondHalf(RecordedRequest request) =>
        (request.Method == "PATCH" && request.Path.Contains("/secrets/", StringComparison.Ordinal))
        || (request.Method == "POST" && request.Path.StartsWith("/v3/portals/", StringComparison.Ordinal) && request.Path.EndsWith("/applications", StringComparison.Ordinal));

    private static IEnumerable<string> Kinds(EngineResult result) => result.Output.Select(item => item.BaseObject.GetType().Name);
}
