using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace KonnectPS.Tests.Packaging;

/// <summary>An assembly on disk, read without loading it.</summary>
internal sealed record AssemblyFile(AssemblyName Name, IReadOnlyList<AssemblyName> References)
{
    public static AssemblyFile Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return new AssemblyFile(
            metadata.GetAssemblyDefinition().GetAssemblyName(),
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())]);
    }

    /// <summary>True when this is the wanted name under the same key, whatever the version.</summary>
    public bool Bears(AssemblyName wanted) =>
        Name.Name == wanted.Name && (Name.GetPublicKeyToken() ?? []).SequenceEqual(wanted.GetPublicKeyToken() ?? []);
}
