using System.Reflection;
using KonnectPS.Desktop;

// Walks the developer door with the libraries of a folder, loaded as Windows PowerShell loads those of a module; if wanted, after
// another module has loaded its own.
if (args.Length is not (1 or 2) || Environment.GetEnvironmentVariable("KONNECT_PORTAL_URL") is not { } portal)
{
    Console.Error.WriteLine("Usage: KonnectPS.Desktop FOLDER [LIBRARIES-OF-ANOTHER-MODULE], with KONNECT_PORTAL_URL, KONNECT_PORTAL_EMAIL and KONNECT_PORTAL_PASSWORD");
    return 2;
}

var folder = Path.GetFullPath(args[0]);
if (args.Length == 2)
{
    OtherModule.Load(Path.GetFullPath(args[1]));
}

var cmdlets = CmdletTypes.Read(Path.Combine(folder, "KonnectPS.dll"));
Console.WriteLine($"{cmdlets} cmdlets have types that load");
if (cmdlets == 0)
{
    return 1;
}

var client = Assembly.LoadFrom(Path.Combine(folder, "KonnectPS.Client.dll"));

// A program finds what it was compiled against in its own folder. The module's libraries are elsewhere, and this finds the one
// that is named here; everything below it must find its own way, as in the shell.
AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) => new AssemblyName(wanted.Name).Name == client.GetName().Name ? client : null;
return Walk.RunAsync(new Uri(portal)).GetAwaiter().GetResult();
