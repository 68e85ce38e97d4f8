using KonnectPS.Client;

namespace KonnectPS.Identity;

/// <summary>An API of the portal, given as an object, an id, a slug or a name.</summary>
public sealed class ApiIdentity
{
    /// <summary>A slug or a name, or an id where the text is a UUID.</summary>
    public ApiIdentity(string text)
    {
        Text = text;
        Id = Guid.TryParse(text, out _) ? text : null;
    }

    /// <summary>An id.</summary>
    public ApiIdentity(Guid id)
        : this(id.ToString())
    {
    }

    /// <summary>An API.</summary>
    public ApiIdentity(Api api)
    {
        Text = api.Slug ?? api.Name;
        Id = api.Id;
    }

    internal string Text { get; }

    internal string? Id { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
