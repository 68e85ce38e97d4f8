namespace KonnectPS.Identity;

/// <summary>
/// Creates each name once in a command, however many inputs name it at the same time: Konnect itself knows no conflict of names there, and
/// may list what was created only a moment later.
/// </summary>
internal sealed class CreatedNames<T>
{
    private readonly LookupCache<T> _created = new();

    /// <summary>Creates it, or has it from an earlier input.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Creates it, or finds it; says whether it existed before.</param>
    public async Task<(T Item, bool Existed)> GetAsync(string name, Func<Task<(T Item, bool Existed)>> create)
    {
        var existed = true;
        var item = await _created.GetAsync(
            name,
            async () =>
            {
                (var found, existed) = await create().ConfigureAwait(false);
                return found;
            }).ConfigureAwait(false);
        return (item, existed);
    }
}
