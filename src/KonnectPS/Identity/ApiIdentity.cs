using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>An API, of the portal or of the organization, given as an object, an id, a slug or a name.</summary>
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
        Api = api;
    }

    /// <summary>The API of a registration, as the admin door shows it.</summary>
    public ApiIdentity(RegistrationPart api)
    {
        Text = api.Name ?? api.Id;
        Id = api.Id;
    }

    /// <summary>An API of the organization.</summary>
    public ApiIdentity(CatalogApi api)
    {
        Text = api.Slug ?? api.Name;
        Id = api.Id;
    }

    internal string Text { get; }

    internal string? Id { get; }

    internal Api? Api { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The API of an object that comes from elsewhere; null when it names none.</summary>
    internal static ApiIdentity? From(ForeignObject foreign) =>
        foreign.Text("ApiId", "api_id", "Api") is { } of ? new ApiIdentity(of)
            : foreign.CanBe("Api", "CatalogApi") && foreign.Text("Id", "Slug", "Name") is { } text ? new ApiIdentity(text)
            : null;
}
