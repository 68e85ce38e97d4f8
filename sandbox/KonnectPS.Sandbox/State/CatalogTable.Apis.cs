namespace KonnectPS.Sandbox.State;

/// <content>The APIs, and how they are published.</content>
public sealed partial class CatalogTable
{
    private readonly List<CatalogApi> _apis = [];
    private readonly List<PublishedApi> _publications = [];

    /// <summary>Every API, published or not.</summary>
    public IReadOnlyList<CatalogApi> AllApis
    {
        get
        {
            lock (_gate)
            {
                return [.. _apis];
            }
        }
    }

    /// <summary>Every publication of every API.</summary>
    public IReadOnlyList<PublishedApi> Apis
    {
        get
        {
            lock (_gate)
            {
                return [.. _publications.Select(Current)];
            }
        }
    }

    /// <summary>Publishes an API, which is created where it is new.</summary>
    public PublishedApi Add(PublishedApi api)
    {
        ArgumentNullException.ThrowIfNull(api);
        lock (_gate)
        {
            _publications.RemoveAll(other => other.Id == api.Id && other.PortalId == api.PortalId);
            _publications.Add(api);
            Store(api);
        }

        return api;
    }

    /// <summary>Changes an API as its publisher would, e.g. <c>api =&gt; api with { IsPublic = false }</c>.</summary>
    public PublishedApi Change(Guid id, Func<PublishedApi, PublishedApi> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            var index = _publications.FindIndex(api => api.Id == id);
            _publications[index] = change(Current(_publications[index]));
            Store(_publications[index]);
            return _publications[index];
        }
    }

    internal void Save(CatalogApi api)
    {
        lock (_gate)
        {
            var index = _apis.FindIndex(other => other.Id == api.Id);
            if (index < 0)
            {
                _apis.Add(api);
            }
            else
            {
                _apis[index] = api;
            }
        }
    }

    /// <summary>Deletes an API with its publications.</summary>
    internal void Remove(CatalogApi api)
    {
        lock (_gate)
        {
            _apis.RemoveAll(other => other.Id == api.Id);
            _publications.RemoveAll(publication => publication.Id == api.Id);
        }
    }

    internal void Unpublish(PublishedApi api)
    {
        lock (_gate)
        {
            _publications.RemoveAll(other => other.Id == api.Id && other.PortalId == api.PortalId);
        }
    }

    /// <summary>Takes every API back from a portal.</summary>
    internal void RemoveAllOf(Guid portalId)
    {
        lock (_gate)
        {
            _publications.RemoveAll(api => api.PortalId == portalId);
        }
    }

    internal CatalogApi? FindCatalogApi(Guid id)
    {
        lock (_gate)
        {
            return _apis.Find(api => api.Id == id);
        }
    }

    /// <summary>The APIs of a portal.</summary>
    internal IReadOnlyList<PublishedApi> Of(Guid portalId)
    {
        lock (_gate)
        {
            return [.. _publications.Where(api => api.PortalId == portalId).Select(Current)];
        }
    }

    internal PublishedApi? FindApi(Guid portalId, Guid id)
    {
        return Of(portalId).FirstOrDefault(api => api.Id == id);
    }

    internal PublishedApi? FindApi(Guid portalId, string slug)
    {
        return Of(portalId).FirstOrDefault(api => api.Slug == slug);
    }

    /// <summary>Every publication of the API that the gateway serves under this name.</summary>
    internal IReadOnlyList<PublishedApi> FindPublications(string slug)
    {
        return [.. Apis.Where(api => api.Slug == slug)];
    }

    private PublishedApi Current(PublishedApi publication)
    {
        var api = _apis.Find(api => api.Id == publication.Id)!;
        return publication with
        {
            Slug = api.Slug,
            Name = api.Name,
            Version = api.Version,
            VersionId = api.VersionId,
            Content = api.Content,
            Description = api.Description,
            ServiceId = api.ServiceId,
            SyncError = api.SyncError,
        };
    }

    private void Store(PublishedApi publication)
    {
        var known = _apis.Find(api => api.Id == publication.Id) ?? new CatalogApi
        {
            Id = publication.Id,
            Name = publication.Name,
            Slug = publication.Slug,
            CreatedAt = publication.CreatedAt,
            UpdatedAt = publication.CreatedAt,
        };
        Save(known with
        {
            Slug = publication.Slug,
            Name = publication.Name,
            Version = publication.Version,
            VersionId = publication.VersionId,
            Content = publication.Content,
            Description = publication.Description,
            ServiceId = publication.ServiceId,
            SyncError = publication.SyncError,
        });
    }
}
