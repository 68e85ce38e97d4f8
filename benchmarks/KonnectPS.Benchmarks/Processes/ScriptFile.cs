namespace KonnectPS.Benchmarks.Processes;

/// <summary>A script in a temporary file.</summary>
internal sealed class ScriptFile : IDisposable
{
    public ScriptFile(string script)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ".ps1");
        File.WriteAllText(Path, script);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
