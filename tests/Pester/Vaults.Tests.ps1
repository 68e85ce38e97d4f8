#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Vault.psm1') -Force
    Import-Module $Module -Force
    $null = Connect-KonnectPortal
    $obstacle = Get-VaultObstacle
    if (-not $obstacle) {
        Initialize-Vault
        $extension = (Resolve-Path (Join-Path $PSScriptRoot '../ViceVault/ViceVault.psd1')).Path
    }
}

AfterAll {
    if (-not $obstacle) { Get-SecretVault | Where-Object ModuleName -EQ 'ViceVault' | Unregister-SecretVault }
    Disconnect-KonnectPortal
}

Describe 'A vault with a vice, as an extension of the real SecretManagement' {
    BeforeEach {
        if ($obstacle) { Set-ItResult -Skipped -Because $obstacle }
    }

    It 'keeps a credential all the same, whatever it does: <_>' -ForEach @(
        'None', 'RefusesByTypeName', 'LosesTables', 'Mutates', 'JsonWithoutSecureStrings', 'Wraps', 'WrapsAsText', 'WrapsAsJson', 'LagsWithNothing', 'LagsWithOld',
        'CannotList', 'ListsWithIds', 'FoldsCase', 'ThrowsWhenMissing', 'RefusesRemoval', 'ComplainsAndStores'
    ) {
        Register-SecretVault "Vice$_" -ModuleName $extension -VaultParameters @{ Vice = $_ } -AllowClobber
        $name = "vice-$_"
        $first = Request-KonnectCredential $name orders -Vault "Vice$_"
        (Request-KonnectCredential $name orders -Vault "Vice$_").CredentialId | Should -Be $first.CredentialId
        Start-Sleep -Milliseconds 1100
        $renewed = Request-KonnectCredential $name orders -Vault "Vice$_" -MaxAge 00:00:01
        $renewed.CredentialId | Should -Not -Be $first.CredentialId
        (Request-KonnectCredential $name orders -Vault "Vice$_").CredentialId | Should -Be $renewed.CredentialId
        @(Get-KonnectCredential $name).Id | Should -Be $renewed.CredentialId
    }

    It 'is told in one error, and leaves what was alive alive: <_>' -ForEach 'RefusesSecond', 'FailsOnSecondWrite', 'StoresJunkOnce' {
        Register-SecretVault "Vice$_" -ModuleName $extension -VaultParameters @{ Vice = $_ } -AllowClobber
        $name = "vice-$_"
        $first = Request-KonnectCredential $name orders -Vault "Vice$_"
        Start-Sleep -Milliseconds 1100
        { Request-KonnectCredential $name orders -Vault "Vice$_" -MaxAge 00:00:01 -ErrorAction Stop } | Should -Throw -ErrorId 'VaultFailed,*'
        @(Get-KonnectCredential $name).Id | Should -Be $first.CredentialId
        (Request-KonnectCredential $name orders -Vault "Vice$_").CredentialId | Should -Be $first.CredentialId
    }

    It 'is asked for nothing while it is locked' {
        Register-SecretVault ViceLocked -ModuleName $extension -VaultParameters @{ Vice = 'Locked' } -AllowClobber
        { Request-KonnectCredential vice-locked orders -Vault ViceLocked -ErrorAction Stop } | Should -Throw -ErrorId 'VaultFailed,*' -ExpectedMessage '*Unlock-ViceVault*'
        Get-KonnectApplication vice-locked* | Should -BeNullOrEmpty
    }
}

Describe 'SecretStore' {
    BeforeEach {
        if ($obstacle) { Set-ItResult -Skipped -Because $obstacle }
    }

    It 'takes eight credentials from as many threads' -Skip:($PSEdition -eq 'Desktop') {
        $kept = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:Module
            $null = Connect-KonnectPortal
            (Request-KonnectCredential "thread-$_" orders -Vault Prod).CredentialId
        }
        $kept.Count | Should -Be 8
        1..8 | ForEach-Object { (Get-Secret "thread-$_" -Vault Prod -AsPlainText).credential_id } | Sort-Object | Should -Be ($kept | Sort-Object)
    }

    It 'says for people whose secret it is' {
        $credential = Request-KonnectCredential told-bot orders -Vault Prod
        (Get-SecretInfo told-bot -Vault Prod).Metadata['credential_id'] | Should -Be $credential.CredentialId
    }
}
