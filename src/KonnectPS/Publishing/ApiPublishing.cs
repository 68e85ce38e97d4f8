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
    private CatalogApi? _found;
    private bool _isNew;

    public ApiPublishing(AdminDoor door, RecordOutput output, PublicationPlan plan, CancellationToken cancellationToken)
    {
        _door = door;
        _output = output;
        _plan = plan;
        _stop = cancellationToken;
    }

    /// <summary>The API as it is told: the one that was found, else the one that the document describes.</summary>
    private string Name => PlainText.Of($"{_found ?? (object?)_plan.Source}");

    /// <summary>Does all of it.</summary>
    /// <returns>What there is then; null where a step was only told, or refused by the person at the prompt.</returns>
    public async Task<PublishedApi?> RunAsync()
    {
        // What is named is looked for before anything is created.
        var portalId = await _plan.FindPortal(_door, _stop).ConfigureAwait(false);
        var strategyId = _plan.AuthStrategy is { } strategy ? await _door.FindIdAsync(strategy, _stop).ConfigureAwait(false) : null;
        var service = _plan.Service is { } named ? await _door.FindAsync(named, _plan.ControlPlane, _stop).ConfigureAwait(false) : null;

        var api = _found = await FindAsync().ConfigureAwait(false);
        var link = await FindRoomAsync(api, service).ConfigureAwait(false);
        if (api is null && (api = await CreateAsync().ConfigureAwait(false)) is not null && !_isNew)
        {
            // Somebody else created it between the look and the creation.
            link = await FindRoomAsync(_found = api, service).ConfigureAwait(false);
        }

        if (api is null && !_plan.IsWhatIf)
        {
            return null;
        }

        if (_found is not null)
        {
            await BringUpToDateAsync(_found).ConfigureAwait(false);
        }

        var (controlPlaneId, serviceId) = await LinkAsync(api, link, service).ConfigureAwait(false);
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
        (var api, _isNew) = await source.CreateAsync(_door, _stop).ConfigureAwait(false);
        if (_isNew)
        {
            _changes.Add("Created");
        }

        return api;
    }

    private async Task BringUpToDateAsync(CatalogApi api)
    {
        if (_plan.Source is not { } source)
        {
            return;
        }

        var version = api.CurrentVersionSummary;
        if (version is not null)
        {
            // The API names this version: where it is not found, Konnect does not know it everywhere yet.
            var present = await RetryAsync(
                api, isExpected: true, () => _door.GetCatalogApiVersionAsync(api.Id, version.Id, _stop)).ConfigureAwait(false);
            if (source.Document.IsSameAs(present.Spec?.Content))
            {
                return;
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
    }

    /// <summary>The API's link. What is in the way of the one that is wanted is found out before anything is changed.</summary>
    private async Task<ApiImplementation?> FindRoomAsync(CatalogApi? api, FoundService? wanted)
    {
        var present = api is null ? null : await FindLinkAsync(api).ConfigureAwait(false);
        if (wanted is null || IsTo(present, wanted))
        {
            return present;
        }

        if (present is not null && !_plan.MovesLink)
        {
            throw Failures.ApiLinkedElsewhere(Name, WhatIsLinked(present));
        }

        return await FindHolderAsync(api, wanted).ConfigureAwait(false) is { } holder
            ? throw Failures.ServiceLinkedElsewhere(_plan.Service!.Text, holder, cause: null)
            : present;
    }

    private async Task<(string? ControlPlaneId, string? ServiceId)> LinkAsync(CatalogApi? api, ApiImplementation? present, FoundService? wanted)
    {
        var (controlPlaneId, serviceId) = (present?.Service?.ControlPlaneId ?? present?.ControlPlane?.ControlPlaneId, present?.Service?.Id);
        _output.WriteWarning(wanted is null && present is null ? Warnings.ApiNotLinked(Name) : null);
        if (wanted is null || IsTo(present, wanted))
        {
            return (controlPlaneId, serviceId);
        }

        var service = PlainText.Of(_plan.Service!.Text);
        var action = present is null ? $"Link API to gateway service '{service}'" : $"Move link of API from {PlainText.Of(WhatIsLinked(present))} to gateway service '{service}'";
        if (!await AskAsync(Name, action).ConfigureAwait(false) || api is null)
        {
            return (controlPlaneId, serviceId);
        }

        if (present is not null)
        {
            await _door.UnlinkAsync(api.Id, present.Id, _stop).ConfigureAwait(false);
            _changes.Add("Unlinked");
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
                // Somebody else linked it between the look and this request.
                return IsTo(other, wanted) ? (wanted.ControlPlaneId, wanted.ServiceId) : throw Failures.ApiLinkedElsewhere(Name, WhatIsLinked(other));
            }

            if (present is not null)
            {
                _output.WriteWarning(Warnings.ApiNotLinked(Name));
            }

            if (e.Kind == KonnectErrorKind.Conflict)
            {
                throw Failures.ServiceLinkedElsewhere(_plan.Service.Text, await FindHolderAsync(api, wanted).ConfigureAwait(false), e);
            }

            throw;
        }

        _changes.Add("Linked");
        return (wanted.ControlPlaneId, wanted.ServiceId);
    }

    private Task<ApiImplementation?> FindLinkAsync(CatalogApi api) => _door.ListImplementations(api.Id).FindAsync(_ => true, _stop);

    private static string WhatIsLinked(ApiImplementation link) =>
        link.Service?.Id is { } serviceId ? $"the gateway service {serviceId}" : $"the control plane {link.ControlPlane?.ControlPlaneId}";

    private static bool IsTo(ApiImplementation? link, FoundService service) =>
        service.ServiceId.Equals(link?.Service?.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>Another API that is linked to the service, as it is told; null where none is.</summary>
    private async Task<string?> FindHolderAsync(CatalogApi? api, FoundService service)
    {
        if (await _door.ListImplementations(apiId: null, service.ServiceId).FindAsync(link => link.ApiId != api?.Id, _stop).ConfigureAwait(false) is not { } link)
        {
            return null;
        }

        try
        {
            return $"'{PlainText.Of((await _door.GetCatalogApiAsync(link.ApiId, _stop).ConfigureAwait(false)).ToString())}' ({link.ApiId})";
        }
        catch (KonnectException)
        {
            return link.ApiId;
        }
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

    /// <summary>Does something with the API; where it was created a moment ago, by whomever, 404 is retried.</summary>
    private Task<T> WithNewAsync<T>(CatalogApi api, Func<Task<T>> act) =>
        RetryAsync(api, _isNew || _output.Clock.GetUtcNow() - api.CreatedAt < EventualConsistency.Timeout, act);

    private Task<T> RetryAsync<T>(CatalogApi api, bool isExpected, Func<Task<T>> act) =>
        EventualConsistency.RetryAsync(
            _output, $"API {PlainText.Of(api.Name)}", failure => isExpected && failure.Kind == KonnectErrorKind.NotFound, act, _stop);

    private Task<bool> AskAsync(string target, string action) => _output.ShouldProcessAsync(target, action, _stop);
}
