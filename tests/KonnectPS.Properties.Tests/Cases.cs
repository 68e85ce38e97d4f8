using System.Runtime.CompilerServices;

namespace KonnectPS.Properties.Tests;

/// <summary>How many cases a property tries: as many as CsCheck_Iter says, or few enough to pass within seconds.</summary>
internal static class Cases
{
    private const long Usual = 2000;

    // What sends requests takes longest, and has to pass within seconds too.
    private const long UsualWithRequests = 600;

    private static bool _chosen;

    /// <summary>For what sends a request for each case.</summary>
    public static long WithRequests => _chosen ? Check.Iter : UsualWithRequests;

    [ModuleInitializer]
    internal static void Choose()
    {
        _chosen = Environment.GetEnvironmentVariable("CsCheck_Iter") is not null;
        if (!_chosen)
        {
            Check.Iter = Usual;
        }
    }
}
