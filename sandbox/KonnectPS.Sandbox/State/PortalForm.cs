using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.State;

/// <summary>The questions that a portal asks whoever signs up, or registers for an API.</summary>
/// <param name="Id">The form's id.</param>
/// <param name="PortalId">The portal.</param>
/// <param name="Name">A slug, unique in the portal.</param>
/// <param name="Type"><c>developer_registration</c> or <c>api_registration</c>.</param>
/// <param name="Fields">Its fields, as Konnect writes them.</param>
/// <param name="IsPublished">Whether developers see it.</param>
/// <param name="CreatedAt">When it was created.</param>
public sealed record PortalForm(
    Guid Id, Guid PortalId, string Name, string Type, JsonArray Fields, bool IsPublished, DateTimeOffset CreatedAt);
