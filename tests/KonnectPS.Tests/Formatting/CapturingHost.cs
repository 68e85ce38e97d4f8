using System.Globalization;
using System.Management.Automation.Host;

namespace KonnectPS.Tests.Formatting;

/// <summary>Lets the engine write to a terminal of a given width, and keeps what it wrote.</summary>
internal sealed class CapturingHost : PSHost
{
    private readonly CapturingUserInterface _ui;

    public CapturingHost(int width)
    {
        _ui = new CapturingUserInterface(width);
    }

    public override string Name => "Capturing";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui;

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    /// <summary>What was written since the last call.</summary>
    public string Take() => _ui.Take();

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
