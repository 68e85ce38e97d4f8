using System.Globalization;

namespace KonnectPS.Tests.Request;

/// <summary>A vault in a folder, one file a secret, by the three commands of SecretManagement; several processes can share it.</summary>
internal sealed class FolderVault : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("konnectps-vault").FullName;

    /// <summary>Defines Set-Secret, Get-Secret and Get-SecretInfo.</summary>
    public string Script => $$"""
        $global:vaultFolder = '{{_folder}}'
        function global:Get-SecretInfo([string] $Name, [string] $Vault) {
            if ($Vault -eq 'Locked') { throw 'the vault is locked' }
            if ([IO.File]::Exists("$vaultFolder/$Name")) { [pscustomobject]@{ Name = $Name } }
        }
        function global:Get-Secret([string] $Name, [string] $Vault) {
            $secret = @{}
            foreach ($line in [IO.File]::ReadAllLines("$vaultFolder/$Name")) {
                $key, $value = $line.Split([char[]] '=', 2)
                $hidden = [securestring]::new()
                foreach ($character in $value.ToCharArray()) { $hidden.AppendChar($character) }
                $secret[$key] = $hidden
            }
            $secret
        }
        function global:Set-Secret([string] $Name, $Secret, [string] $Vault) {
            if ($Secret -isnot [hashtable]) { throw 'only a hashtable' }
            if ($Vault -eq 'Full') { throw 'the vault is full' }
            if ($Vault -eq 'Forgetful') { return }
            $lines = foreach ($entry in $Secret.GetEnumerator()) {
                $value = if ($entry.Value -is [securestring]) { [pscredential]::new('x', $entry.Value).GetNetworkCredential().Password } else { $entry.Value }
                if ($Vault -eq 'Garbling' -and $entry.Key -eq 'api_key') { $value = 'garbled' }
                "$($entry.Key)=$value"
            }
            $draft = "$vaultFolder/.$([guid]::NewGuid())"
            [IO.File]::WriteAllLines($draft, [string[]] $lines)
            [IO.File]::Move($draft, "$vaultFolder/$Name", $true)
        }

        """;

    /// <summary>The names of the secrets in it.</summary>
    public IReadOnlyList<string> Names =>
        [.. Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)).Where(name => name[0] != '.').Order(StringComparer.Ordinal)];

    /// <summary>One value of a secret, or null.</summary>
    public string? Read(string name, string key) =>
        File.ReadAllLines(Path.Combine(_folder, name))
            .Select(line => line.Split('=', 2))
            .FirstOrDefault(pair => pair[0] == key)?[1];

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0} secrets", Names.Count);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
