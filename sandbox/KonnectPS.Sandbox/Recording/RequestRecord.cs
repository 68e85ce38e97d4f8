namespace KonnectPS.Sandbox.Recording;

/// <summary>The running request's entry in the log.</summary>
internal sealed class RequestRecord
{
    private readonly RequestLog _log;
    private readonly long _sequence;
    private bool _withheld;

    public RequestRecord(RequestLog log, long sequence)
    {
        _log = log;
        _sequence = sequence;
    }

    public void Identify(string operationId)
    {
        _log.Identify(_sequence, operationId);
    }

    public void Answered(int status)
    {
        if (!_withheld)
        {
            _log.Answered(_sequence, status);
        }
    }

    /// <summary>The client gets no response, whatever the server has sent.</summary>
    public void Withhold()
    {
        _withheld = true;
    }
}
