using System.Reflection;
using System.Runtime.Loader;

namespace KonnectPS.Mcp.Protocol;

/// <summary>
/// Holds the SDK and all that it needs, so that another module's versions of the same libraries neither disturb it nor are
/// disturbed. Shared with the rest of the process are the framework and this assembly.
/// </summary>
internal sealed class ProtocolLoadContext : AssemblyLoadContext
{
    private const string ServerAssembly = "KonnectPS.Mcp.Protocol";
    private const string ServerType = "KonnectPS.Mcp.Protocol.SdkServer";

    private readonly string _folder = Path.Combine(Path.GetDirectoryName(typeof(ProtocolLoadContext).Assembly.Location)!, "protocol");

    public ProtocolLoadContext()
        : base(ServerAssembly)
    {
    }

    public IProtocolServer CreateServer() =>
        (IProtocolServer)Activator.CreateInstance(LoadFromAssemblyName(new AssemblyName(ServerAssembly)).GetType(ServerType, throwOnError: true)!)!;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}
