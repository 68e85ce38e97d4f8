namespace KonnectPS.Sandbox.State;

/// <summary>A strategy's time to live for keys; <paramref name="Unit"/> is days, weeks or years.</summary>
public sealed record KeyLifetime(int Value, string Unit)
{
    internal DateTimeOffset After(DateTimeOffset start)
    {
        return Unit switch
        {
            "days" => start.AddDays(Value),
            "weeks" => start.AddDays(7 * Value),
            _ => start.AddYears(Value),
        };
    }
}
