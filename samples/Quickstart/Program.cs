using KonnectPS.Quickstart;
using KonnectPS.Sandbox;

if (args is not ([] or ["--interactive"]))
{
    Console.Error.WriteLine("Usage: dotnet run --project samples/Quickstart [-- --interactive]");
    return 2;
}

await using var sandbox = await KonnectSandbox.StartAsync(new SandboxOptions { ValidateResponses = true });
SandboxEnvironment.Set(sandbox);
using var shell = new Shell(RepositoryRoot.Find());
if (args is ["--interactive"])
{
    return new Prompt(shell, sandbox.Address).Run();
}

Console.WriteLine($"A Konnect of its own listens on {sandbox.Address}; nothing here leaves this machine.");
var succeeded = new ScriptWalk(shell).Run("samples/quickstart.ps1");
foreach (var violation in sandbox.Violations)
{
    succeeded = false;
    Console.Error.WriteLine($"Contract: {violation}");
}

Console.WriteLine(succeeded ? "\nDone: every step did what it says." : "\nFailed.");
return succeeded ? 0 : 1;
