namespace KonnectPS.Tools;

/// <summary>The pinned PowerShell can't be restored or started.</summary>
internal sealed class PowerShellToolException(string repositoryRoot, string output) : Exception($"""
    PowerShell, which this repository pins as a .NET tool, can't be started. What dotnet said:

    {output}

    What to do: run `dotnet tool restore` in {repositoryRoot}. It takes the package PowerShell, in the version that
    .config/dotnet-tools.json names, from the package sources that `dotnet nuget list source` shows; one of them must have it and be
    reachable. Without a network, put the package's .nupkg into a folder and add that: `dotnet nuget add source FOLDER`.
    """);
