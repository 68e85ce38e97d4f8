namespace KonnectPS.Sandbox.Recording;

/// <summary>What was asked of the sandbox, in the order of arrival.</summary>
internal sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];
    private long _first = 1;
    private int _running;
    private TaskCompletionSource? _quiet;

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_gate)
        {
            return [.. _requests];
        }
    }

    public Task WhenQuietAsync()
    {
        lock (_gate)
        {
            return _running == 0 ? Task.CompletedTask : (_quiet ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Began()
    {
        lock (_gate)
        {
            _running++;
        }
    }

    public void Ended()
    {
        lock (_gate)
        {
            if (--_running == 0)
            {
                _quiet?.SetResult();
                _quiet = null;
            }
        }
    }

    public long Add(DateTimeOffset time, string method, string path, string query)
    {
        lock (_gate)
        {
            var sequence = _first + _requests.Count;
            _requests.Add(new RecordedRequest(sequence, time, method, path, query, null, null));
            return sequence;
        }
    }

    public void Identify(long sequence, string operationId)
    {
        Change(sequence, request => request with { OperationId = operationId });
    }

    public void Answered(long sequence, int status)
    {
        Change(sequence, request => request with { Status = status });
    }

    public void Clear()
    {
        lock (_gate)
        {
            _first += _requests.Count;
            _requests.Clear();
        }
    }

    private void Change(long sequence, Func<RecordedRequest, RecordedRequest> change)
    {
        lock (_gate)
        {
            // A response may be sent after the log was cleared.
            if (sequence >= _first)
            {
                var index = (int)(sequence - _first);
                _requests[index] = change(_requests[index]);
            }
        }
    }
}
