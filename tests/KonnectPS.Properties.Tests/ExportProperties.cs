using System.Diagnostics;
using System.Text;
using System.Text.Json;
using dotenv.net;
using KonnectPS.Export;
using KonnectPS.Session;

namespace KonnectPS.Properties.Tests;

public sealed class ExportProperties : IDisposable
{
    private const int ValuesToAFile = 100;

    // What neither a variable nor a file of text can hold is no secret that anybody could use.
    private static readonly Gen<string> Value = OddText.Whole.Select(text => text.Replace("\0", "", StringComparison.Ordinal));

    private readonly string _folder = Directory.CreateTempSubdirectory("konnectps-properties").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_shell_reads_what_was_exported()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Value.Array[ValuesToAFile].Sample(values => Assert.Equal(values, ReadByShell(Write(values))), iter: Math.Max(1, Check.Iter / ValuesToAFile), threads: 1);
    }

    [Fact]
    public void A_dotenv_reader_reads_what_was_exported() =>
        Value.Where(EveryReaderAgrees).Array[ValuesToAFile].Sample(
            values =>
            {
                var read = DotEnv.Read(new DotEnvOptions(envFilePaths: [Write(values)], trimValues: false, ignoreExceptions: false));
                Assert.Equal(values, Enumerable.Range(0, values.Length).Select(i => read[$"v{i}"]));
            },
            iter: Math.Max(1, Check.Iter / ValuesToAFile),
            threads: 1);

    [Fact]
    public void A_reader_of_JSON_reads_what_was_exported() =>
        Gen.Select(OddText.Whole, OddText.Whole).Sample((secret, name) =>
        {
            using var document = JsonDocument.Parse(CredentialJson.Of([[new("client_secret", secret), new("name", name)]]));
            Assert.Equal(
                (secret, name), (document.RootElement.GetProperty("client_secret").GetString(), document.RootElement.GetProperty("name").GetString()));
        });

    [Fact]
    public void The_file_of_another_program_is_read_or_passed_over() =>
        Gen.OneOf(OddJson.Bytes, OddJson.Document.Select(json => Encoding.UTF8.GetBytes($$"""{"token":{"access_token":"kpat_x","expires_in":{{json}}},"received_at":{{json}}}""")))
            .Sample(bytes => Assert.True(KongctlToken.Parse(bytes) is not { } key || TokenText.IsToken(SecretText.Reveal(key.Token))));

    /// <summary>
    /// The readers differ in double quotes, which a single quote or a last backslash makes necessary, and over two backslashes in a row; a
    /// carriage return some take for a line break.
    /// </summary>
    private static bool EveryReaderAgrees(string value) =>
        value.IndexOfAny(['\'', '\r']) < 0 && !value.EndsWith('\\') && !value.Contains(@"\\", StringComparison.Ordinal);

    private static List<string> ReadByShell(string path)
    {
        var start = new ProcessStartInfo("sh", ["-c", $". \"$0\"; i=0; while [ $i -lt {ValuesToAFile} ]; do eval \"printf '%s\\\\000' \\\"\\$v$i\\\"\"; i=$((i+1)); done", path])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using var shell = Process.Start(start)!;
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
        return [.. output.Split('\0')[..^1]];
    }

    private string Write(string[] values)
    {
        var path = Path.Combine(_folder, "values.env");
        File.WriteAllText(path, string.Concat(values.Select((value, i) => $"v{i}={DotEnvText.Quote(value)}\n")));
        return path;
    }
}
