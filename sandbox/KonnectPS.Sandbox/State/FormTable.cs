using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.State;

/// <summary>All forms.</summary>
public sealed class FormTable
{
    private readonly List<PortalForm> _forms = [];
    private readonly Lock _gate;
    private readonly TimeProvider _clock;

    internal FormTable(Lock gate, TimeProvider clock)
    {
        _gate = gate;
        _clock = clock;
    }

    /// <summary>Adds a form to a portal.</summary>
    /// <param name="portalId">The portal.</param>
    /// <param name="name">Its name.</param>
    /// <param name="type"><c>developer_registration</c> or <c>api_registration</c>.</param>
    /// <param name="fields">Its fields as a JSON array, as Konnect writes them.</param>
    /// <param name="isPublished">Whether developers see it.</param>
    public PortalForm Add(Guid portalId, string name, string type, string fields, bool isPublished = true)
    {
        var form = new PortalForm(Guid.NewGuid(), portalId, name, type, JsonNode.Parse(fields)!.AsArray(), isPublished, _clock.GetUtcNow());
        lock (_gate)
        {
            _forms.Add(form);
        }

        return form;
    }

    /// <summary>The forms of a portal, oldest first.</summary>
    public IReadOnlyList<PortalForm> Of(Guid portalId)
    {
        lock (_gate)
        {
            return _forms.FindAll(form => form.PortalId == portalId);
        }
    }

    internal void RemoveAllOf(Guid portalId)
    {
        lock (_gate)
        {
            _forms.RemoveAll(form => form.PortalId == portalId);
        }
    }
}
