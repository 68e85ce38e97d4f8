# An extension of SecretManagement whose vaults lie in memory. The vault's parameter Vice names what it does wrong; each vice is one
# that a real extension has. It needs nothing but the engine, so that it runs with and without SecretManagement.

$stores = @{}

function Get-Store([string] $VaultName, [hashtable] $AdditionalParameters) {
    if (-not $stores.ContainsKey($VaultName)) {
        $names = if ($AdditionalParameters.Vice -eq 'FoldsCase') { [System.StringComparer]::OrdinalIgnoreCase } else { [System.StringComparer]::Ordinal }
        $stores[$VaultName] = @{
            Vice = $AdditionalParameters.Vice
            Secrets = [System.Collections.Generic.Dictionary[string, object]]::new($names)
            Old = [System.Collections.Generic.Dictionary[string, object]]::new($names)
            Lag = [System.Collections.Generic.Dictionary[string, int]]::new($names)
            Writes = 0
        }
    }

    $stores[$VaultName]
}

function Get-Plain([securestring] $Secret) { [pscredential]::new('x', $Secret).GetNetworkCredential().Password }

function Copy-Secret($Secret) {
    if ($Secret -is [securestring]) { return $Secret.Copy() }
    if ($Secret -is [pscredential]) { return [pscredential]::new($Secret.UserName, $Secret.Password.Copy()) }
    if ($Secret -is [System.Collections.IDictionary]) {
        $copy = @{}
        foreach ($key in @($Secret.Keys)) { $copy[$key] = Copy-Secret $Secret[$key] }
        return $copy
    }

    $Secret
}

function Assert-Open($Store) {
    if ($Store.Vice -eq 'Locked') { throw 'The vault is locked: run Unlock-ViceVault.' }
}

function Set-Secret {
    [CmdletBinding()]
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters)

    $store = Get-Store $VaultName $AdditionalParameters
    Assert-Open $store
    $store.Writes++
    $isTable = $Secret -is [System.Collections.IDictionary]
    $exists = $store.Secrets.ContainsKey($Name)
    switch ($store.Vice) {
        'RefusesByTypeName' { if ($Secret.GetType().Name -notin 'String', 'SecureString', 'PSCredential', 'Hashtable', 'Byte[]') { throw "Unsupported type: $($Secret.GetType().Name)" } }
        'RefusesTables' { if ($isTable) { throw 'Invalid type. Types supported: string, SecureString, PSCredential' } }
        'RefusesSecureStrings' { if ($Secret -is [securestring]) { throw 'is not a valid option!' } }
        'RefusesSilently' { return }
        'LosesTables' { if ($isTable) { return } }
        'KeepsOld' { if ($exists) { return } }
        'RefusesSecond' { if ($exists) { throw "[409] Account name $Name already exists." } }
        'FailsOnSecondWrite' { if ($store.Writes % 2 -eq 0) { throw 'The connection was closed.' } }
        'LockedSilently' { return }
        'Mutates' { if ($isTable) { foreach ($key in @($Secret.Keys)) { if ($Secret[$key] -is [securestring]) { $Secret[$key] = Get-Plain $Secret[$key] } } } }
        'StoresJunk' { $Secret = "$Secret" }
        'StoresJunkOnce' { if ($store.Writes -eq 2) { $Secret = "$Secret" } }
        'TruncatesSecureStrings' { if ($Secret -is [securestring]) { $Secret = (Get-Plain $Secret).Substring(0, 1) } }
        'JsonWithoutSecureStrings' {
            if ($isTable) {
                $texts = [System.Collections.Generic.Dictionary[string, object]]::new()
                foreach ($key in $Secret.Keys) { $texts[$key] = if ($Secret[$key] -is [securestring]) { @{ Length = $Secret[$key].Length } } else { "$($Secret[$key])" } }
                $Secret = [System.Text.Json.JsonSerializer]::Serialize($texts, $texts.GetType(), [System.Text.Json.JsonSerializerOptions] $null)
            }
        }
        'Slow' { [System.Threading.Thread]::Sleep(50) }
        'ComplainsAndStores' { $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([System.Exception]::new('warning: the keychain is old'), 'Complaint', 'NotSpecified', $null)) }
    }

    if ($store.Vice -like 'Lags*') {
        $store.Lag[$Name] = 3
        if ($exists) { $store.Old[$Name] = $store.Secrets[$Name] }
    }

    $store.Secrets[$Name] = Copy-Secret $Secret
}

function Get-Secret {
    [CmdletBinding()]
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)

    $store = Get-Store $VaultName $AdditionalParameters
    Assert-Open $store
    if ($store.Vice -eq 'LockedSilently') { return }
    if ($store.Vice -like 'Lags*' -and $store.Lag[$Name]) {
        $store.Lag[$Name]--
        if ($store.Vice -eq 'LagsWithOld' -and $store.Old.ContainsKey($Name)) { return Copy-Secret $store.Old[$Name] }
        return
    }

    if (-not $store.Secrets.ContainsKey($Name)) {
        if ($store.Vice -eq 'ThrowsWhenMissing') { throw 'security: The specified item could not be found in the keychain.' }
        return
    }

    $secret = Copy-Secret $store.Secrets[$Name]
    if ($store.Vice -in 'Wraps', 'WrapsAsObject', 'WrapsAsText', 'WrapsAsJson') {
        $text = if ($secret -is [pscredential]) { Get-Plain $secret.Password } elseif ($secret -is [securestring]) { Get-Plain $secret } else { "$secret" }
        $leaf = @($Name -split '/')[-1]
        switch ($store.Vice) {
            'Wraps' { return @{ $leaf = $text } }
            'WrapsAsObject' { return @{ $leaf = [pscustomobject] @{ $leaf = $text } } }
            'WrapsAsText' { return "@{$leaf=$text}" }
            'WrapsAsJson' { return "{`"$leaf`":`"$text`"}" }
        }
    }

    $secret
}

function Remove-Secret {
    [CmdletBinding()]
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)

    $store = Get-Store $VaultName $AdditionalParameters
    Assert-Open $store
    if ($store.Vice -eq 'RefusesRemoval') { throw 'The vault is read-only.' }
    $null = $store.Secrets.Remove($Name)
}

function Get-SecretInfo {
    [CmdletBinding()]
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)

    $store = Get-Store $VaultName $AdditionalParameters
    Assert-Open $store
    if ($store.Vice -eq 'CannotList') { throw 'Listing an empty mount is an error.' }
    foreach ($name in @($store.Secrets.Keys)) {
        $shown = if ($store.Vice -eq 'ListsWithIds') { "(none)/$name (id: 1003)" } else { $name }
        if ($shown -like $Filter) { [pscustomobject] @{ Name = $shown; VaultName = $VaultName } }
    }
}

function Unlock-SecretVault {
    [CmdletBinding()]
    param([securestring] $Password, [string] $VaultName, [hashtable] $AdditionalParameters)

    $store = Get-Store $VaultName $AdditionalParameters
    if ($store.Vice -eq 'Locked') { $store.Vice = $null }
}

function Test-SecretVault {
    [CmdletBinding()]
    param([string] $VaultName, [hashtable] $AdditionalParameters)

    (Get-Store $VaultName $AdditionalParameters).Vice -notin 'Locked', 'LockedSilently'
}
