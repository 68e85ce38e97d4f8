using System.Collections;
using System.Management.Automation;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Export;

namespace KonnectPS.Commands;

/// <summary>Writes credentials in clear text: as client_id=, client_secret= and api_key= lines, or as JSON.</summary>
/// <remarks>
/// <para>This is the one command that shows a secret. Without -Path the text is emitted; with -Path it goes into a file that its
/// owner alone can read (mode 0600; on Windows the folder's permissions hold), written whole or not at all, and never over an
/// existing one without -Force.</para>
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

    /// <summary>The credential, from New-KonnectCredential or Get-Secret.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public Hashtable InputObject { get; set; } = null!;

    /// <summary>The file. Default: the text is emitted.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>DotEnv or Json. Default: DotEnv.</summary>
    [Parameter]
    public ExportFormat Format { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override object? Target => Path;

    private protected override RecordWork? Prepare()
    {
        var credential = PlainCredential.Of(InputObject);
        if (DotEnvText.LinesOf(credential).Count == 0)
        {
            WriteError(ErrorRecords.From(Failures.NothingToExport(), null));
            return null;
        }

        _credentials.Add(credential);
        return null;
    }

    private protected override void Finish()
    {
        if (_credentials.Count == 0)
        {
            return;
        }

        var text = Format == ExportFormat.Json
            ? CredentialJson.Of(_credentials)
            : string.Join(Environment.NewLine, _credentials.SelectMany(DotEnvText.LinesOf));
        if (Path is null)
        {
            // Lines one by one, JSON as the one text it is.
            WriteObject(Format == ExportFormat.Json ? text : text.Split([Environment.NewLine], StringSplitOptions.None), enumerateCollection: true);
            return;
        }

        var file = GetUnresolvedProviderPathFromPSPath(Path);
        if (Format == ExportFormat.DotEnv && _credentials.Count > 1)
        {
            Terminate(Failures.OneCredentialPerFile(file));
        }

        if (!ShouldProcess(file, "Write secrets in clear text"))
        {
            return;
        }

        try
        {
            SecretFile.Write(file, text + Environment.NewLine, Force);
        }
        catch (KonnectCommandException e)
        {
            Terminate(e);
        }
    }
}
