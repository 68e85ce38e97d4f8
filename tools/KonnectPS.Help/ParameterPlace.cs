namespace KonnectPS.Help;

/// <summary>How a parameter stands in a parameter set.</summary>
/// <param name="Mandatory">True when it must be given.</param>
/// <param name="Position">From 0; null when it has to be named.</param>
/// <param name="ByValue">True when it takes whole objects from the pipeline.</param>
/// <param name="ByPropertyName">True when it takes the property of its name from objects of the pipeline.</param>
public sealed record ParameterPlace(bool Mandatory, int? Position, bool ByValue, bool ByPropertyName)
{
    /// <summary>As Get-Help shows it.</summary>
    public string PipelineInput => (ByValue, ByPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}
