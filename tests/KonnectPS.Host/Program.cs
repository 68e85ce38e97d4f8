using System.Management.Automation;
using System.Management.Automation.Runspaces;

// Runs a script file in the bare engine; its output goes to standard output, its errors by id to standard error.
if (args.Length != 1)
{
    Console.Error.WriteLine("Usage: KonnectPS.Host SCRIPT");
    return 2;
}

using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
runspace.Open();
using var shell = PowerShell.Create(runspace);
shell.AddScript(await File.ReadAllTextAsync(args[0]));
try
{
    foreach (var line in shell.Invoke())
    {
        Console.WriteLine(line);
    }
}
catch (RuntimeException e)
{
    Console.Error.WriteLine($"{e.ErrorRecord.FullyQualifiedErrorId}: {e.Message}");
    return 1;
}

foreach (var error in shell.Streams.Error)
{
    Console.Error.WriteLine($"{error.FullyQualifiedErrorId}: {error}");
}

return shell.HadErrors ? 1 : 0;
