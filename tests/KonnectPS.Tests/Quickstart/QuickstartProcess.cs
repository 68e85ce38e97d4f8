using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace KonnectPS.Tests.Quickstart;

/// <summary>The built quickstart in a process of its own. Its input stays open until it is closed here.</summary>
internal sealed class QuickstartProcess : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly StringBuilder _output = new();

    private QuickstartProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static string Program { get; } = Path.Combine(
        RepositoryRoot.Path, "samples", "Quickstart", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "Quickstart.dll");

    public int Id => _process.Id;

    public static QuickstartProcess Start(params IEnumerable<string> arguments) => StartAs("dotnet", [Program, .. arguments]);

    /// <summary>Starts another program that starts the quickstart, as <c>dotnet run</c> does.</summary>
    public static QuickstartProcess StartAs(string program, params IEnumerable<string> arguments) =>
        new(Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);

    /// <summary>Types a line.</summary>
    public Task TypeAsync(string line) => _process.StandardInput.WriteLineAsync(line);

    /// <summary>Waits for a number that follows a text in the output.</summary>
    public async Task<int> ReadNumberAsync(string text)
    {
        using var limit = new CancellationTokenSource(_limit);
        var number = new Regex($@"{Regex.Escape(text)}(\d+)\D");
        var buffer = new char[4096];
        while (!number.IsMatch(_output.ToString()))
        {
            var count = await _process.StandardOutput.ReadAsync(buffer, limit.Token);
            Assert.True(count > 0, $"It ended before '{text}' came: {_output}");
            _output.Append(buffer, 0, count);
        }

        return int.Parse(number.Match(_output.ToString()).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Sends a signal to a process, by the signal's name.</summary>
    public static async Task SignalAsync(string signal, int processId)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{processId}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for the end of any process; one that is not there has ended.</summary>
    public static async Task EndOfAsync(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            await process.WaitForExitAsync().WaitAsync(_limit);
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
    }

    /// <summary>Whether nobody listens on a port of this machine.</summary>
    public static async Task<bool> IsFreeAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> ExitAsync()
    {
        var rest = await _process.StandardOutput.ReadToEndAsync().WaitAsync(_limit);
        await _process.WaitForExitAsync().WaitAsync(_limit);
        return (_process.ExitCode, _output + rest, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
