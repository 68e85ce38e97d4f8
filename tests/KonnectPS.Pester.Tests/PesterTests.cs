namespace KonnectPS.Pester.Tests;

/// <summary>The suite in tests/Pester, in the pinned shell, over the packed module.</summary>
public sealed class PesterTests
{
    /// <summary>Never runs itself: <see cref="PesterDiscoverer"/> replaces it by a test for each <c>It</c>.</summary>
    [Pester]
    public void It()
    {
    }
}
