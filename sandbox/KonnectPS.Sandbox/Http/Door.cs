namespace KonnectPS.Sandbox.Http;

/// <summary>One of Konnect's two doors.</summary>
/// <param name="IsAdmin">Whether it is the admin's.</param>
/// <param name="ForeignHeader">The header by which only the other door takes a token.</param>
internal sealed record Door(bool IsAdmin, string ForeignHeader)
{
    private static readonly Door Developer = new(false, "Authorization");
    private static readonly Door Admin = new(true, "Cookie");

    // The console renews a login by a cookie, as a browser would have it.
    private static readonly Door Console = new(true, "Authorization");

    /// <returns>The door a path leads through, or null.</returns>
    public static Door? Of(PathString path)
    {
        if (path.StartsWithSegments("/api"))
        {
            return Developer;
        }

        if (path.StartsWithSegments("/kauth"))
        {
            return Console;
        }

        return path.StartsWithSegments("/v3") || path.StartsWithSegments("/v2") || path.StartsWithSegments("/v1") ? Admin : null;
    }
}
