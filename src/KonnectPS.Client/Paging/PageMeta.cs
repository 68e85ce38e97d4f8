namespace KonnectPS.Client;

/// <summary>The <c>meta</c> of a page.</summary>
internal sealed class PageMeta
{
    public PageNumbers? Page { get; init; }

    /// <summary>Where a page stands. The contract types all three as <c>number</c>.</summary>
    internal sealed class PageNumbers
    {
        public double Number { get; init; }

        public double Size { get; init; }

        public double Total { get; init; }
    }
}
