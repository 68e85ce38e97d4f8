#if NETSTANDARD2_0
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace KonnectPS.Client;

/// <summary>
/// Resolves references to older versions of the assemblies beside this one. A library refers to the
/// version of another that it was built with, a newer one is shipped, and a module can't add binding redirects to
/// Windows PowerShell.
/// </summary>
internal static class ShippedAssemblies
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(ShippedAssemblies).Assembly.Location) ?? "";

    /// <summary>Runs when code of this assembly is first used, not when the module is imported.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "What it hooks must be there before any type of a shipped library is loaded.")]
    internal static void Hook() => AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) => Find(new AssemblyName(wanted.Name), wanted.RequestingAssembly);

    /// <summary>The shipped assembly of that name and key, if it is as new; null for what somebody else asks for.</summary>
    internal static Assembly? Find(AssemblyName wanted, Assembly? asking)
    {
        if (asking is not null && Shipped(asking.GetName())?.FullName != asking.FullName)
        {
            return null;
        }

        var isThere = Shipped(wanted) is { } shipped && KeyOf(shipped).SequenceEqual(KeyOf(wanted)) && shipped.Version >= wanted.Version;
        return isThere ? Assembly.LoadFrom(FileOf(wanted)) : null;
    }

    private static AssemblyName? Shipped(AssemblyName name) =>
        File.Exists(FileOf(name)) ? AssemblyName.GetAssemblyName(FileOf(name)) : null;

    private static string FileOf(AssemblyName name) => Path.Combine(Folder, name.Name + ".dll");

    private static byte[] KeyOf(AssemblyName name) => name.GetPublicKeyToken() ?? [];
}
#endif
