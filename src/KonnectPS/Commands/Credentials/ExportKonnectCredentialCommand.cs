using System.Collections;
using System.Management.Automation;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Export;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Writes credentials in clear text: as client_id=, client_secret= and api_key= lines, as JSON, or for the later steps of
/// a GitHub Actions job.</summary>
/// <remarks>
/// <para>This is the one command that shows a secret. Without -Path the text is emitted; with -Path it goes into a file that its
/// owner alone can read (mode 0600; on Windows the folder's permissions hold), written whole or not at all, and never over an
/// existing one without -Force.</para>
/// <para>A value stands in quotes only where a shell or a reader of .env files needs them. docker run --env-file takes quotes for a
/// part of the value: give such a value to a container in another way.</para>
/// <para>-Format GitHubActions has the runner mask the secrets in the job's log, and then adds the lines to the file that GITHUB_ENV
/// names, or to -Path, such as $env:GITHUB_OUTPUT. The masks are workflow commands that the host shows; the runner takes them out of
/// the log.</para>
/// <para>What Get-Secret returns for a stored credential can be exported too.</para>
/// </remarks>
/// <role>None.</role>
/// <example>
/// <title>Show a new key</title>
/// <code>
/// $key = New-KonnectCredential orders-bot
/// $key | Export-KonnectCredential
/// </code>
/// <para>Emits one line, api_key=…</para>
/// </example>
/// <example>
/// <title>Write a file for a program that reads .env files</title>
/// <code>Get-Secret orders-bot | Export-KonnectCredential ./orders.env</code>
/// <para>The file holds the credential's own lines and nothing else; an existing file is an error.</para>
/// </example>
/// <example>
/// <title>Write JSON</title>
/// <code>Get-Secret orders-bot | Export-KonnectCredential -Format Json</code>
/// <para>Holds every key: the application, the names and the times too.</para>
/// </example>
/// <example notRun="it needs a job of GitHub Actions">
/// <title>Hand a credential to the later steps of a GitHub Actions job</title>
/// <code>Request-KonnectCredential orders-bot orders | Export-KonnectCredential -Format GitHubActions</code>
/// <para>A later step has $env:api_key; the log shows *** in its place.</para>
/// </example>
/// <example>
/// <title>Replace a file</title>
/// <code>New-KonnectCredential orders-bot | Export-KonnectCredential ./orders.env -Force</code>
/// <para>The new file takes the place of the old one in one step.</para>
/// </example>
[Cmdlet(VerbsData.Export, "KonnectCredential", SupportsShouldProcess = true)]
[OutputType(typeof(string))]
public sealed class ExportKonnectCredentialCommand : KonnectCmdlet
{
    private readonly List<List<KeyValuePair<string, string>>> _credentials = [];

    /// <summary>The credential, from New-KonnectCredential or Get-Secret: a PSCredential is a client's id and secret, a SecureString an API key.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [TableTransformation]
    [ValidateNotNull]
    public Hashtable InputObject { get; set; } = null!;

    /// <summary>The file. Default: the text is emitted; for GitHubActions the file that GITHUB_ENV names.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>DotEnv, Json or GitHubActions. Default: DotEnv.</summary>
    [Parameter]
    public ExportFormat Format { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override object? Target => Path;

    private protected override RecordWork? Prepare()
    {
        try
        {
            var credential = PlainCredential.Of(InputObject);
            _credentials.Add(DotEnvText.LinesOf(credential).Count > 0 ? credential : throw Failures.NothingToExport());
        }
        catch (KonnectCommandException e)
        {
            WriteError(ErrorRecords.From(e, null));
        }

        return null;
    }

    private protected override void Finish()
    {
        if (_credentials.Count == 0)
        {
            return;
        }

        try
        {
            Write();
        }
        catch (KonnectCommandException e)
        {
            Terminate(e);
        }
    }

    private void Write()
    {
        var path = Path ?? (Format == ExportFormat.GitHubActions ? Environment.GetEnvironmentVariable("GITHUB_ENV") : null);
        if (string.IsNullOrEmpty(path))
        {
            Show();
            return;
        }

        var file = FilePath.Resolve(this, path!);
        if (Format != ExportFormat.Json && _credentials.Count > 1)
        {
            throw Failures.OneCredentialPerFile(file);
        }

        if (!ShouldProcess(file, "Write secrets in clear text"))
        {
            return;
        }

        if (Format == ExportFormat.GitHubActions)
        {
            // What the runner has not been told to mask, a later step may show in the log.
            foreach (var mask in GitHubActionsText.MasksOf(_credentials[0]))
            {
                Tell(mask);
            }

            SecretFile.Append(file, GitHubActionsText.LinesOf(_credentials[0]));
            return;
        }

        SecretFile.Write(file, Text() + Environment.NewLine, Force);
    }

    /// <summary>Writes to the screen; where the information stream is ignored, past it.</summary>
    private void Tell(string line)
    {
        if (StreamPreference.IgnoresInformation(this))
        {
            Host.UI.WriteLine(line);
        }
        else
        {
            WriteInformation(new HostInformationMessage { Message = line }, ["PSHOST"]);
        }
    }

    private void Show()
    {
        switch (Format)
        {
            case ExportFormat.Json:
                WriteObject(Text());
                break;
            case ExportFormat.GitHubActions:
                throw Failures.NoGitHubFile();
            default:
                WriteObject(_credentials.SelectMany(DotEnvText.LinesOf), enumerateCollection: true);
                break;
        }
    }

    private string Text() => Format == ExportFormat.Json
        ? CredentialJson.Of(_credentials)
        : string.Join(Environment.NewLine, _credentials.SelectMany(DotEnvText.LinesOf));
}
