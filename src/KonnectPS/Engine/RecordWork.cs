namespace KonnectPS.Engine;

/// <summary>
/// What a cmdlet does for one input, off the pipeline's thread. It owns everything it uses: the cmdlet's parameters belong to
/// the next input by the time it runs.
/// </summary>
internal delegate Task RecordWork(RecordOutput output, CancellationToken cancellationToken);
