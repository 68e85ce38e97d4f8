using KonnectPS;
using KonnectPS.Quickstart;
using KonnectPS.Sandbox;
using KonnectPS.Tools;

if (args is not ([] or ["agent"] or ["diagnose"] or ["publisher"] or ["--interactive"]))
{
    Console.Error.WriteLine("Usage: dotnet run --project samples/Quickstart [-- agent | diagnose | publisher | --interactive]");
    return 2;
}

try
{
    return await RunAsync(args is [var mode] ? mode : "quickstart", PowerShellTool.Restore(RepositoryRoot.Path));
}
catch (PowerShellToolException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static async Task<int> RunAsync(string mode, PowerShellTool tool)
{
    // A publisher begins with nothing, and need not wait long for the person at the browser.
    var isEmpty = mode == "publisher";
    var options = new SandboxOptions { ValidateResponses = true, Empty = isEmpty, DeviceInterval = TimeSpan.FromSeconds(isEmpty ? 1 : 5) };
    await using var sandbox = await KonnectSandbox.StartAsync(options);
    Console.WriteLine($"A Konnect of its own listens on {sandbox.Address}; nothing here leaves this machine.");
    var isPrompt = mode == "--interactive";
    string[] arguments = isPrompt
        ? ["-NoProfile", "-NoLogo", "-NoExit", "-File", "samples/Quickstart/Prompt.ps1", $"{Environment.ProcessId}"]
        : ["-NoProfile", "-File", "samples/Quickstart/Walk.ps1", $"samples/{mode}.ps1"];
    var start = tool.StartInfo(arguments);
    if (isEmpty)
    {
        SandboxEnvironment.SetForNobody(start.Environment, sandbox);
    }
    else
    {
        SandboxEnvironment.Set(start.Environment, sandbox, withDeveloper: mode != "agent");
    }

    if (Console.IsOutputRedirected)
    {
        // In a file or a pipe escape sequences are no colours.
        start.Environment["NO_COLOR"] = "1";
    }

    using var shell = new Shell(start, keepsRunningOnCtrlC: isPrompt);
    var exitCode = await shell.ExitAsync();
    if (isPrompt || shell.WasEnded)
    {
        return exitCode;
    }

    foreach (var violation in sandbox.Violations)
    {
        exitCode = 1;
        Console.Error.WriteLine($"Contract: {violation}");
    }

    Console.WriteLine(exitCode == 0 ? "\nDone: every step did what it says." : "\nFailed.");
    return exitCode;
}
