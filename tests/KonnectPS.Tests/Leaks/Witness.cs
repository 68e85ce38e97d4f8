using KonnectPS.Tests.Formatting;

namespace KonnectPS.Tests.Leaks;

/// <summary>Runs scripts and sees all they leave anywhere: streams, errors, objects, the terminal.</summary>
internal sealed class Witness : IDisposable
{
    private readonly Engine _engine;
    private readonly Terminal _terminal = new(width: 5000);
    private readonly List<(string Place, string Text)> _seen = [];

    public Witness(Engine engine)
    {
        _engine = engine;
        engine.Run("$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'; $ConfirmPreference = 'None'").Succeeded();
    }

    /// <summary>What was seen, by the place where it was.</summary>
    public IReadOnlyList<(string Place, string Text)> Seen => _seen;

    /// <summary>What was seen since the last call.</summary>
    public IReadOnlyList<(string Place, string Text)> TakeSeen()
    {
        (string, string)[] seen = [.. _seen];
        _seen.Clear();
        return seen;
    }

    /// <summary>Runs a script, and keeps what it left.</summary>
    /// <returns>The errors that it wrote.</returns>
    public IReadOnlyList<ErrorRecord> Run(string script)
    {
        _engine.Run("$Error.Clear()");
        using var shell = _engine.Begin(script);
        var result = EngineResult.Of(shell, () => shell.Invoke());
        var streams = shell.Streams;
        See(script, "output", result.Output);
        See(script, "warning", streams.Warning);
        See(script, "verbose", streams.Verbose);
        See(script, "debug", streams.Debug);
        See(script, "information", streams.Information);
        See(script, "progress", streams.Progress);
        List<ErrorRecord> errors =
        [
            .. result.Errors.Concat(_engine.Run("$Error").Output.Select(error => error.BaseObject).OfType<ErrorRecord>()).DistinctBy(error => error.Exception),
        ];
        foreach (var error in errors)
        {
            See(error, script);
        }

        // What a transcript holds too.
        Add(script, "terminal", _terminal.Show(result.Output.Where(item => item is not null).Concat(errors.Select(PSObject.AsPSObject))));
        return result.Errors;
    }

    public void Dispose() => _terminal.Dispose();

    private void See(ErrorRecord error, string script)
    {
        for (var e = error.Exception; e is not null; e = e.InnerException)
        {
            Add(script, "exception", e.ToString());
            See(script, $"exception {e.GetType().Name}", e);
            See(script, $"data of exception {e.GetType().Name}", e.Data);
        }

        See(script, "error details", error.ErrorDetails);
        See(script, "error category", error.CategoryInfo);
        See(script, "error target", error.TargetObject);
        See(script, "bound parameters", error.InvocationInfo?.BoundParameters);
        Add(script, "error", $"{error} {error.FullyQualifiedErrorId} {error.ScriptStackTrace} {error.InvocationInfo?.PositionMessage}");
    }

    private void See(string script, string place, object? value)
    {
        foreach (var text in ObjectText.Of(value))
        {
            Add(script, place, text);
        }
    }

    private void Add(string script, string place, string text) => _seen.Add(($"{place} of: {script}", text));
}
