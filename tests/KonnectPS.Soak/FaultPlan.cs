namespace KonnectPS.Soak;

/// <summary>What goes wrong in a round: mostly one or two things, at requests that nobody chose. The seed is fixed, so that two runs meet the same.</summary>
internal sealed class FaultPlan
{
    private const int RequestsOfARound = 60;

    // A hang costs a whole timeout, so that it is rare.
    private const int RoundsToAHang = 60;

    private static readonly object[] Kinds =
    [
        new { kind = "resetBeforeActing" },
        new { kind = "resetAfterActing" },
        new { kind = "closeBeforeActing" },
        new { kind = "closeAfterActing" },
        new { kind = "truncateBody" },
        new { kind = "html" },
        new { kind = "emptyBody", status = 200 },
        new { kind = "redirect", location = "https://elsewhere.invalid/" },
        new { kind = "status", status = 401 },
        new { kind = "status", status = 429, headers = new Dictionary<string, string> { ["Retry-After"] = "0" } },
        new { kind = "status", status = 500 },
        new { kind = "status", status = 503 },
    ];

    private readonly Random _random;

    public FaultPlan(int seed)
    {
        _random = new Random(seed);
    }

    /// <summary>The orders for the next round.</summary>
    public IReadOnlyList<Dictionary<string, object?>> Next()
    {
        var orders = new List<Dictionary<string, object?>>();
        for (var i = _random.Next(3); i > 0; i--)
        {
            var kind = _random.Next(RoundsToAHang) == 0 ? new { kind = "hangAfterActing" } : Kinds[_random.Next(Kinds.Length)];
            var order = kind.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(kind));
            order["ordinal"] = 1 + _random.Next(RequestsOfARound);
            orders.Add(order);
        }

        return orders;
    }
}
