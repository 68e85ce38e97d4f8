using System.Collections;
using System.Management.Automation;
using System.Security;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Vaults;

/// <summary>
/// One secret in one vault. Start here; the rest of this folder reads in this order:
/// <list type="number">
/// <item><see cref="VaultCommands"/>: the commands of SecretManagement, and what may stand in for them.</item>
/// <item><see cref="VaultModules"/>: which form each known module keeps, and which names it takes.</item>
/// <item><see cref="VaultForms"/>: makes what a vault is given.</item>
/// <item><see cref="VaultEntry"/>, <see cref="VaultTexts"/>: read what a vault gives back, in whatever form that is.</item>
/// <item><see cref="RenewalLock"/>, <see cref="VaultLock"/>, <see cref="SecretStoreFile"/>: one writer at a time.</item>
/// </list>
/// </summary>
internal sealed class SecretVault
{
    /// <summary>SecretManagement has one runspace for all threads of the process.</summary>
    private static readonly SemaphoreSlim OneCall = new(1, 1);

    private readonly VaultCommands _commands;
    private readonly string _secretName;
    private readonly RecordOutput _output;

    private SecretVault(VaultCommands commands, string name, VaultModule module, string secretName, RecordOutput output)
    {
        _commands = commands;
        Name = name;
        Module = module;
        _secretName = secretName;
        _output = output;
    }

    /// <summary>The vault's name.</summary>
    public string Name { get; }

    /// <summary>What is known of the module behind it.</summary>
    public VaultModule Module { get; }

    /// <summary>Vault and module, as errors name them.</summary>
    public string Title => Module.Name.Length == 0 ? $"'{PlainText.Of(Name)}'" : $"'{PlainText.Of(Name)}' ({PlainText.Of(Module.Name)})";

    /// <summary>Makes sure that the vault is registered, can keep a credential, and takes the name of the secret.</summary>
    /// <param name="name">The vault's name; empty for the default vault.</param>
    /// <param name="secretName">The name of the secret.</param>
    /// <param name="output">Reaches the pipeline's thread.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="KonnectCommandException">It is not, can't, or doesn't.</exception>
    public static Task<SecretVault> FindAsync(string name, string secretName, RecordOutput output, CancellationToken cancellationToken) =>
        output.OnPipelineAsync(
            cmdlet =>
            {
                var commands = VaultCommands.Of(cmdlet);
                var registered = commands.List(cmdlet);
                var vault = Choose(registered, name);
                var module = commands.AreStandIns && registered is null ? VaultModules.StandIn : VaultModules.Of(vault.ModuleName);
                if (module.Obstacle is { } obstacle)
                {
                    throw Failures.VaultNotSupported(vault.Name, module.Name, obstacle);
                }

                if (!module.Takes(secretName))
                {
                    throw Failures.SecretNameRefused(vault.Name, module.Name, secretName, module.NameRule, module.Propose(secretName));
                }

                return new SecretVault(commands, vault.Name, module, secretName, output);
            },
            cancellationToken);

    /// <summary>Waits until this run alone may write to the vault, and until this process knows what others wrote.</summary>
    public async Task<VaultLock> LockAsync(CancellationToken cancellationToken)
    {
        var taken = await VaultLock.TakeAsync(Name, Module, _output, cancellationToken).ConfigureAwait(false);
        try
        {
            if (Module.IsOneStore)
            {
                await SecretStoreFile.WaitUntilReadAsync(_output, cancellationToken).ConfigureAwait(false);
            }

            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Waits until this run alone renews the secret.</summary>
    public Task<VaultLock> LockSecretAsync(TimeSpan longestTrial, CancellationToken cancellationToken) =>
        VaultLock.TakeAsync(Name, Module, _secretName, longestTrial, _output, cancellationToken);

    /// <summary>What lies there; null when there is nothing of that name.</summary>
    /// <exception cref="KonnectCommandException">It can't be read.</exception>
    public async Task<VaultEntry?> ReadAsync(CancellationToken cancellationToken)
    {
        if (Module.IsOneStore)
        {
            SecretStoreFile.NoteReading();
        }

        var reply = await CallAsync(cmdlet => _commands.Get(cmdlet, Name, _secretName), cancellationToken).ConfigureAwait(false);
        if (VaultErrors.SayNotFound(reply.Errors, Module))
        {
            // Some emit an empty table beside the error that says so.
            return EntryOf(reply) is { Texts.Count: > 0 } found ? found : null;
        }

        if (EntryOf(reply) is { } entry)
        {
            return entry;
        }

        if (await CallAsync(cmdlet => _commands.IsKnownToBeMissing(cmdlet, Name, _secretName), cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        // Another run may have put it there after the first look.
        var again = await CallAsync(cmdlet => _commands.Get(cmdlet, Name, _secretName), cancellationToken).ConfigureAwait(false);
        return EntryOf(again) ?? throw Failures.VaultFailed(Title, _secretName, VaultErrors.ReasonOf(again.Errors));
    }

    /// <summary>
    /// Makes sure that the vault opens, where the read found nothing: there are modules that say nothing else of a vault that is locked.
    /// </summary>
    /// <exception cref="KonnectCommandException">It does not.</exception>
    public async Task DemandOpenAsync(CancellationToken cancellationToken)
    {
        var reply = Module.WritesWhenTested
            ? null
            : await CallAsync(cmdlet => _commands.Test(cmdlet, Name), cancellationToken).ConfigureAwait(false);
        if (reply is not null && !reply.Output.Any(item => item.BaseObject is true))
        {
            throw Failures.VaultFailed(
                Title, _secretName, reply.Errors.Count > 0 ? VaultErrors.ReasonOf(reply.Errors) : "Test-SecretVault says that it does not work");
        }
    }

    /// <summary>Puts a credential there, in place of what lies there.</summary>
    /// <returns>What the vault said against it; null when it said nothing.</returns>
    public Task<string?> WriteAsync(KonnectCredential credential, SecretForm form, CancellationToken cancellationToken) =>
        WriteAsync(VaultForms.Make(credential, form, Module), Module.TakesMetadata ? MetadataOf(credential) : null, credential.Secret, cancellationToken);

    /// <summary>Puts back what lay there before.</summary>
    /// <returns>What the vault said against it; null when it said nothing.</returns>
    public Task<string?> WriteAsync(VaultEntry before, CancellationToken cancellationToken) =>
        WriteAsync(before.Value, metadata: null, secret: null, cancellationToken);

    /// <summary>Removes what lies there, where that is possible.</summary>
    public Task RemoveAsync(CancellationToken cancellationToken) =>
        CallAsync(
            cmdlet =>
            {
                _commands.Remove(cmdlet, Name, _secretName);
                return true;
            },
            cancellationToken);

    private static RegisteredVault Choose(IReadOnlyList<RegisteredVault>? registered, string name)
    {
        if (registered is null)
        {
            return name.Length > 0 ? new RegisteredVault(name, null, false) : throw Failures.NoDefaultVault([]);
        }

        var found = name.Length > 0
            ? registered.FirstOrDefault(vault => vault.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            : registered.FirstOrDefault(vault => vault.IsDefault);
        var names = registered.Select(vault => vault.Name);
        return found ?? throw (name.Length > 0 ? Failures.VaultFailed(name, names) : Failures.NoDefaultVault(names));
    }

    private static VaultEntry? EntryOf(VaultReply reply) => reply.Output.Count switch
    {
        0 => null,
        1 => new VaultEntry(reply.Output[0]),
        _ => new VaultEntry(reply.Output.All(item => item.BaseObject is byte)
            ? reply.Output.Select(item => (byte)item.BaseObject).ToArray()
            : reply.Output.Select(item => item.BaseObject).ToArray()),
    };

    /// <summary>For people who look at the vault. Nothing here relies on it.</summary>
    private static Hashtable MetadataOf(KonnectCredential credential)
    {
        var metadata = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (var key in (string[])["application_id", "credential_id", "expires_at"])
        {
            if (credential[key] is string text)
            {
                metadata[key] = text;
            }
        }

        return metadata;
    }

    private async Task<string?> WriteAsync(object value, Hashtable? metadata, SecureString? secret, CancellationToken cancellationToken)
    {
        var reply = await CallAsync(cmdlet => _commands.Set(cmdlet, Name, _secretName, value, metadata), cancellationToken).ConfigureAwait(false);
        if (Module.IsOneStore)
        {
            SecretStoreFile.NoteWritten();
        }

        return reply.Errors.Count == 0 ? null : VaultErrors.ReasonOf(reply.Errors, secret);
    }

    private async Task<T> CallAsync<T>(Func<PSCmdlet, T> call, CancellationToken cancellationToken)
    {
        await Acquisition.WaitAsync(() => OneCall.WaitAsync(0, cancellationToken), Name, Acquisition.UsualLimit, _output, cancellationToken).ConfigureAwait(false);
        try
        {
            return await _output.OnPipelineAsync(call, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            OneCall.Release();
        }
    }
}
