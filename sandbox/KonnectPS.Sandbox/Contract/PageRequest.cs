using System.Globalization;
using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.Contract;

/// <summary>The part of a list that is asked for.</summary>
internal readonly record struct PageRequest(int Number, int Size)
{
    private const string NumberName = "page[number]";
    private const string SizeName = "page[size]";
    private const int DefaultSize = 10;
    private const int LargestSize = 100;
    private const int LargestSizeAccepted = 1000;

    public static PageRequest Of(CheckedRequest request)
    {
        // A page size that is too large is reduced; the meta of the response has the size that was used.
        return new PageRequest(
            request.QueryInteger(NumberName) ?? 1,
            Math.Min(request.QueryInteger(SizeName) ?? DefaultSize, LargestSize));
    }

    public static IEnumerable<InvalidParameter> Check(IReadOnlyDictionary<string, string> query)
    {
        if (Value(query, NumberName) is < 1)
        {
            yield return new InvalidParameter("query", NumberName, "min", "must be at least 1") { Minimum = 1 };
        }

        switch (Value(query, SizeName))
        {
            case < 1:
                yield return new InvalidParameter("query", SizeName, "min", "must be at least 1") { Minimum = 1 };
                break;
            case > LargestSizeAccepted:
                yield return new InvalidParameter("query", SizeName, "max", $"must be at most {LargestSizeAccepted}")
                {
                    Maximum = LargestSizeAccepted,
                };
                break;
        }
    }

    private static int? Value(IReadOnlyDictionary<string, string> query, string name)
    {
        return query.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }
}
