namespace KonnectPS.Tests.Origins;

/// <summary>A request with all that travelled in it; only for as long as its test runs.</summary>
/// <param name="Line">Such as "POST /api/v3/applications".</param>
/// <param name="Headers">A line each.</param>
/// <param name="Body">As text.</param>
internal sealed record ReceivedRequest(string Line, string Headers, string Body)
{
    /// <summary>Everything that a server could read of it.</summary>
    public string Everything => $"{Line}\n{Headers}\n{Body}";
}
