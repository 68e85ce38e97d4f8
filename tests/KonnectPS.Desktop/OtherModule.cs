using System.Reflection;

namespace KonnectPS.Desktop;

/// <summary>A module that was imported first: it has loaded its libraries, and hands them to whoever asks for one of these names.</summary>
internal static class OtherModule
{
    public static void Load(string folder)
    {
        // Many modules answer so for Windows PowerShell, whoever asks and for whatever version.
        AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) =>
        {
            var file = Path.Combine(folder, new AssemblyName(wanted.Name).Name + ".dll");
            return File.Exists(file) ? Assembly.LoadFrom(file) : null;
        };
        foreach (var file in Directory.GetFiles(folder, "*.dll").OrderBy(file => file, StringComparer.Ordinal))
        {
            var name = Assembly.LoadFrom(file).GetName();
            Console.WriteLine($"loaded first: {name.Name} {name.Version}");
        }
    }
}
