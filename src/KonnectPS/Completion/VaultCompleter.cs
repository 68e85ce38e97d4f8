using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace KonnectPS.Completion;

/// <summary>Completes the names of the vaults that are registered with SecretManagement, where the session has it.</summary>
internal sealed class VaultCompleter : IArgumentCompleter
{
    private const string Script = """
        if (Get-Command Get-SecretVault -ErrorAction Ignore) { Get-SecretVault -ErrorAction Ignore }
        """;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            var names = from vault in shell.AddScript(Script, useLocalScope: true).Invoke()
                        let name = vault?.Properties["Name"]?.Value?.ToString()
                        where !string.IsNullOrEmpty(name)
                        select CompletionItem.Named(name, name, vault.Properties["ModuleName"]?.Value?.ToString());
            return CompletionMenu.Of(names, new CompletionWord(wordToComplete), parameterName);
        }
#pragma warning disable CA1031 // Completion must never show an error.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }
}
