using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Publishing;

/// <summary>
/// Publishes one API: finds what is named, then does what is missing, step by step. What is there already costs a read and no more; what
/// this run created a moment ago is waited for where Konnect does not know it everywhere yet.
/// </summary>
internal sealed class ApiPublishing
{
    private readonly AdminDoor _door;
    private readonly RecordOutput _output;
    private readonly PublicationPlan _plan;
    private readonly List<string> _changes = [];
    private readonly CancellationToken _stop;
    private bool _isNew;

    public ApiPublishing(AdminDoor door, RecordOutput output, PublicationPlan plan, CancellationToken cancellationToken)
    {
        _door = door;
        _output = output;
        _plan = plan;
        _stop = cancellationToken;
    }

    private string Name => _plan.Source?.ToString() ?? _plan.Api!.Text;

    /// <summary>Does all of it.</summary>
    /// <returns>What there is then; null where a step was only told, or refused by the person at the prompt.</returns>
    public async Task<PublishedApi?> RunAsync()
    {
        // What is named is looked for before anything is created.
        var portalId = await _plan.FindPortal(_door, _stop).ConfigureAwait(false);
        var strategyId = _plan.AuthStrategy is { } strategy ? await _door.FindIdAsync(strategy, _stop).ConfigureAwait(false) : null;
        var service = _plan.Service is { } named ? await _door.FindAsync(named, _plan.ControlPlane, _stop).ConfigureAwait(false) : null;

        var api = await FindAsync().ConfigureAwait(false);
        api = api is null ? await CreateAsync().ConfigureAwait(false) : await BringUpToDateAsync(api).ConfigureAwait(false);
        if (api is null && !_plan.IsWhatIf)
        {
            return null;
        }

        var (controlPlaneId, serviceId) = await LinkAsync(api, service).ConfigureAwait(false);
        var publication = await PublishAsync(api, portalId, strategyId).ConfigureAwait(false);
        return api is null || publication is null ? null : new PublishedApi
        {
            Name = api.Name,
            Version = _plan.Source?.Version ?? api.CurrentVersionSummary?.Version ?? api.Version,
            ApiId = api.Id,
            PortalId = portalId,
            Visibility = publication.Visibility,
            AuthStrategyId = publication.AuthStrategyIds is [var id, ..] ? id : null,
            AutoApproveRegistrations = publication.AutoApproveRegistrations,
            ControlPlaneId = controlPlaneId,
            ServiceId = serviceId,
            Changes = _changes,
        };
    }

    private async Task<CatalogApi?> FindAsync()
    {
        if (_plan.Api is { } named)
        {
            var id = await _door.FindIdAsync(named, _stop).ConfigureAwait(false);
            return await _door.GetCatalogApiAsync(id, _stop).OrUnknownAsync(() => Failures.UnknownApi(named.Text)).ConfigureAwait(false);
        }

        var source = _plan.Source!;
        var sameName = new List<CatalogApi>();
        await foreach (var api in _door.ListCatalogApis(source.Name).WithCancellation(_stop).ConfigureAwait(false))
        {
            if (api.Name == source.Name)
            {
                sameName.Add(api);
            }
        }

        return SameApi.Of(sameName, source);
    }

    private async Task<CatalogApi?> CreateAsync()
    {
        var source = _plan.Source!;
        if (!await AskAsync(Name, "Create API").ConfigureAwait(false))
        {
            return null;
        }

        await source.ValidateAsync(_door, _output, _stop).ConfigureAwait(false);
        var (api, isNew) = await source.CreateAsync(_door, _stop).ConfigureAwait(false);
        if (!isNew)
        {
            // Somebody else created it between the look and the creation.
            return await BringUpToDateAsync(api).ConfigureAwait(false);
        }

        _isNew = true;
        _changes.Add("Created");
        return api;
    }

    private async Task<CatalogApi> BringUpToDateAsync(CatalogApi api)
    {
        if (_plan.Source is not { } source)
        {
            return api;
        }

        var version = api.CurrentVersionSummary;
        if (version is not null)
        {
            var present = await _door.GetCatalogApiVersionAsync(api.Id, version.Id, _stop).ConfigureAwait(false);
            if (source.Document.IsSameAs(present.Spec?.Content))
            {
                return api;
            }
        }

        if (await AskAsync(Name, version is null ? "Add document to API" : $"Replace document of API (version {PlainText.Of(version.Version)})").ConfigureAwait(false))
        {
            await source.ValidateAsync(_door, _output, _stop).ConfigureAwait(false);
            var document = new CatalogApiDocument { Version = source.Version, Spec = new CatalogSpecification { Content = source.Document.Content } };
            _ = version is null
                ? await _door.GiveDocumentOnceAsync(api, document, _stop).ConfigureAwait(false)
                : await _door.ReplaceCatalogApiVersionAsync(api.Id, version.Id, document, _stop).ConfigureAwait(false);
            _changes.Add("Document");
        }

        return api;
    }

    private async Task<(string? ControlPlaneId, string? ServiceId)> LinkAsync(CatalogApi? api, FoundService? wanted)
    {
        var present = api is null || _isNew ? null : await FindLinkAsync(api).ConfigureAwait(false);
        var (controlPlaneId, serviceId) = (present?.Service?.ControlPlaneId ?? present?.ControlPlane?.ControlPlaneId, present?.Service?.Id);
        if (wanted is null)
        {
            if (present is null)
            {
                _output.WriteWarning(Warnings.ApiNotLinked(Name));
            }

            return (controlPlaneId, serviceId);
        }

        if (wanted.ServiceId.Equals(serviceId, StringComparison.OrdinalIgnoreCase))
        {
            return (controlPlaneId, serviceId);
        }

        if (present is not null && !_plan.MovesLink)
        {
            throw Failures.ApiLinkedElsewhere(Name, WhatIsLinked(present));
        }

        var service = PlainText.Of(_plan.Service!.Text);
        var action = present is null ? $"Link API to gateway service '{service}'" : $"Move link of API from {PlainText.Of(WhatIsLinked(present))} to gateway service '{service}'";
        if (!await AskAsync(Name, action).ConfigureAwait(false) || api is null)
        {
            return (controlPlaneId, serviceId);
        }

        if (present is not null)
        {
            await UnlinkAsync(api, present, wanted).ConfigureAwait(false);
        }

        try
        {
            await WithNewAsync(api, () => _door.LinkOnceAsync(api, wanted.ControlPlaneId, wanted.ServiceId, _stop)).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind != KonnectErrorKind.OutcomeUnknown)
        {
            var other = e.Kind == KonnectErrorKind.Conflict ? await FindLinkAsync(api).ConfigureAwait(false) : null;
            if (other is not null)
            {
                throw Failures.ApiLinkedElsewhere(Name, WhatIsLinked(other));
            }

            if (present is not null)
            {
                _output.WriteWarning(Warnings.ApiNotLinked(Name));
            }

            if (e.Kind == KonnectErrorKind.Conflict)
            {
                throw Failures.ServiceLinkedElsewhere(_plan.Service.Text, e);
            }

            throw;
        }

        _changes.Add("Linked");
        return (wanted.ControlPlaneId, wanted.ServiceId);
    }

    private Task<ApiImplementation?> FindLinkAsync(CatalogApi api) => _door.ListImplementations(api.Id).FindAsync(_ => true, _stop);

    private static string WhatIsLinked(ApiImplementation link) =>
        link.Service?.Id is { } serviceId ? $"the gateway service {serviceId}" : $"the control plane {link.ControlPlane?.ControlPlaneId}";

    /// <summary>Makes room for another link, where there will be one: a service that another API has is found out before the link goes.</summary>
    private async Task UnlinkAsync(CatalogApi api, ApiImplementation present, FoundService wanted)
    {
        if (await _door.ListImplementations(apiId: null, wanted.ServiceId).FindAsync(_ => true, _stop).ConfigureAwait(false) is not null)
        {
            throw Failures.ServiceLinkedElsewhere(_plan.Service!.Text, cause: null);
        }

        await _door.UnlinkAsync(api.Id, present.Id, _stop).ConfigureAwait(false);
        _changes.Add("Unlinked");
    }

    private async Task<ApiPublication?> PublishAsync(CatalogApi? api, string portalId, string? strategyId)
    {
        var present = api is null || _isNew ? null : await FindPublicationAsync(api.Id, portalId).ConfigureAwait(false);
        var wanted = new WantedPublication
        {
            AuthStrategyId = strategyId, Visibility = _plan.Visibility, AutoApproveRegistrations = _plan.AutoApprove, Present = present,
        };
        if (present is null || !wanted.IsMetBy(present))
        {
            var portal = PlainText.Of(_plan.PortalName ?? portalId);
            if (!await AskAsync(Name, present is null ? $"Publish API to portal '{portal}'" : $"Change publication in portal '{portal}'").ConfigureAwait(false) || api is null)
            {
                return null;
            }

            present = await WithNewAsync(api, () => _door.PublishAsync(api.Id, portalId, wanted, _stop)).ConfigureAwait(false);
            _changes.Add("Published");
            foreach (var remark in present.Remarks ?? [])
            {
                _output.WriteWarning(PlainText.Of(remark));
            }
        }

        if (present.AuthStrategyIds is null)
        {
            _output.WriteWarning(Warnings.ApiTakesNoRegistrations(Name));
        }

        return present;
    }

    private async Task<ApiPublication?> FindPublicationAsync(string apiId, string portalId)
    {
        try
        {
            return await _door.GetPublicationAsync(apiId, portalId, _stop).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>Does something with the API; where this run created it, 404 is retried.</summary>
    private Task<T> WithNewAsync<T>(CatalogApi api, Func<Task<T>> act) =>
        EventualConsistency.RetryAsync(
            _output, $"API {PlainText.Of(api.Name)}", failure => _isNew && failure.Kind == KonnectErrorKind.NotFound, act, _stop);

    private Task<bool> AskAsync(string target, string action) => _output.ShouldProcessAsync(target, action, _stop);
}
