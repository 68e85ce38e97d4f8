namespace KonnectPS.Tests;

/// <summary>What a script left in the streams.</summary>
internal sealed record EngineResult(
    IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors, IReadOnlyList<string> Warnings, IReadOnlyList<string> Verbose)
{
    /// <summary>The one object that came out.</summary>
    public PSObject Single => Assert.Single(Succeeded().Output);

    /// <summary>The id of the one error, without the name of the command.</summary>
    public string ErrorId => Error.FullyQualifiedErrorId.Split(',')[0];

    public ErrorRecord Error => Assert.Single(Errors);

    public static EngineResult Of(PowerShell shell, Func<IEnumerable<PSObject>> invoke)
    {
        List<PSObject> output = [];
        List<ErrorRecord> errors = [];
        try
        {
            output.AddRange(invoke());
        }
        catch (RuntimeException e)
        {
            errors.Add(e.ErrorRecord);
        }

        errors.InsertRange(0, shell.Streams.Error);
        return new EngineResult(
            output,
            errors,
            [.. shell.Streams.Warning.Select(warning => warning.Message)],
            [.. shell.Streams.Verbose.Select(verbose => verbose.Message)]);
    }

    /// <summary>Itself, if no error was written.</summary>
    public EngineResult Succeeded()
    {
        Assert.Empty(Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}"));
        return this;
    }
}
