using System.Globalization;
using System.Management.Automation.Host;

namespace KonnectPS.Mcp.Shells;

/// <summary>A host that shows nothing: whatever a module writes for a person is dropped, and a confirmation is decided on by the call.</summary>
internal sealed class ShellHost : PSHost
{
    public ShellHost(PSHostUserInterface userInterface)
    {
        UI = userInterface;
    }

    public override string Name => "KonnectPS.Mcp";

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI { get; }

    public override CultureInfo CurrentCulture { get; } = CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.InvariantCulture;

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
