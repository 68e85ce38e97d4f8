using System.Text.Json.Nodes;
using KonnectPS.Mcp.Protocol;

namespace KonnectPS.Mcp.Tools;

/// <summary>A tool: a command of KonnectPS in a form that a model can call.</summary>
internal abstract class KonnectTool
{
    protected KonnectTool(string name, string title, string description, params ToolParameter[] parameters)
    {
        Name = name;
        Title = title;
        Description = description;
        Parameters = parameters;
    }

    public string Name { get; }

    public IReadOnlyList<ToolParameter> Parameters { get; }

    public virtual bool IsReadOnly => true;

    public virtual bool IsDestructive => false;

    /// <summary>True for a tool that needs the vault.</summary>
    public virtual bool NeedsVault => false;

    /// <summary>True for a tool that calls a gateway.</summary>
    public virtual bool NeedsGateway => false;

    /// <summary>True for a tool that changes nothing more when it is called again.</summary>
    public virtual bool IsIdempotent => true;

    public ToolOffer Offer => new(Name, Title, Description, ToolArguments.SchemaOf(Parameters), IsReadOnly, IsDestructive, IsIdempotent);

    private string Title { get; }

    private string Description { get; }

    /// <summary>Runs it.</summary>
    public abstract Task<JsonObject> RunAsync(ToolCall call);
}
