using KonnectPS.Quickstart;
using KonnectPS.Sandbox;

if (args is not ([] or ["agent"] or ["--interactive"]))
{
    Console.Error.WriteLine("Usage: dotnet run --project samples/Quickstart [-- agent | --interactive]");
    return 2;
}

await using var sandbox = await KonnectSandbox.StartAsync(new SandboxOptions { ValidateResponses = true });
var isAgent = args is ["agent"];
SandboxEnvironment.Set(sandbox, withDeveloper: !isAgent);
using var shell = new Shell(RepositoryRoot.Find());
if (args is ["--interactive"])
{
    return new Prompt(shell, sandbox.Address).Run();
}

Console.WriteLine($"A Konnect of its own listens on {sandbox.Address}; nothing here leaves this machine.");
var succeeded = new ScriptWalk(shell).Run(isAgent ? "samples/agent.ps1" : "samples/quickstart.ps1");
foreach (var violation in sandbox.Violations)
{
    succeeded = false;
    Console.Error.WriteLine($"Contract: {violation}");
}

Console.WriteLine(succeeded ? "\nDone: every step did what it says." : "\nFailed.");
return succeeded ? 0 : 1;
