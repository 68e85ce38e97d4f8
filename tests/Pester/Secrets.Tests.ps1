#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'FreshShell.psm1') -Force
    Import-Module $Module -Force
    $null = Connect-KonnectPortal

    function Get-PlainText([securestring] $Secret) {
        [System.Net.NetworkCredential]::new('', $Secret).Password
    }
}

AfterAll {
    Disconnect-KonnectPortal
}

Describe 'A credential at the prompt' {
    BeforeAll {
        $key = New-KonnectApplication shown-bot | New-KonnectRegistration orders | New-KonnectCredential
        $client = New-KonnectApplication shown-client -AuthStrategy dcr | New-KonnectRegistration inventory | New-KonnectCredential
        $secrets = @((Get-PlainText $key.ApiKey), (Get-PlainText $client.ClientSecret))
    }

    It 'shows no secret by <Name>' -ForEach @(
        @{ Name = 'Out-String'; View = { $args | Out-String -Width 500 } }
        @{ Name = 'Format-List *'; View = { $args | Format-List * | Out-String -Width 500 } }
        @{ Name = 'Format-Table *'; View = { $args | Format-Table * | Out-String -Width 5000 } }
        @{ Name = 'Format-Custom'; View = { $args | Format-Custom -Depth 3 | Out-String -Width 500 } }
        @{ Name = 'ConvertTo-Json'; View = { $args | ConvertTo-Json -Depth 5 } }
        @{ Name = 'ConvertTo-Csv'; View = { $args | ConvertTo-Csv -NoTypeInformation } }
        @{ Name = 'its entries'; View = { $args | ForEach-Object { $_.GetEnumerator() } | Out-String -Width 500 } }
        @{ Name = 'a string'; View = { "$args" } }
    ) {
        $text = (& $View $key $client) -join "`n"
        $text | Should -Not -BeNullOrEmpty
        foreach ($secret in $secrets) {
            $secret.Length | Should -BeGreaterThan 10
            $text | Should -Not -Match ([regex]::Escape($secret))
        }
    }

    It 'is one row of a table, with its secret hidden' {
        $text = $key | Out-String -Width 120
        $text | Should -Match 'api_key +shown-bot .+\*{8}'
        @($text.Trim() -split '\r?\n').Count | Should -Be 3
    }

    It 'shows no token or secret in verbose, debug, warnings and errors' {
        $DebugPreference = 'Continue'
        $records = & {
            Connect-KonnectPortal -Verbose
            New-KonnectApplication shown-bot -Verbose | New-KonnectCredential -Verbose
            New-KonnectCredential nobody-of-that-name -Verbose -ErrorAction Continue
        } *>&1
        $minted = @($records | Where-Object { $_ -is [hashtable] })[0]
        $text = $records | Out-String -Width 1000
        $text | Should -Match 'VERBOSE|POST'
        $text | Should -Match 'There is no application'
        foreach ($secret in (Get-PlainText $minted.ApiKey), $env:KONNECT_TOKEN, $env:KONNECT_PORTAL_PASSWORD) {
            $secret | Should -Not -BeNullOrEmpty
            $text | Should -Not -Match ([regex]::Escape($secret))
        }
    }

    It 'leaves no secret in a transcript' {
        $path = Join-Path $TestDrive 'transcript.txt'
        $outcome = Invoke-FreshShell @"
            Start-Transcript '$path' | Out-Null
            Import-Module '$Module'
            Connect-KonnectPortal
            `$key = New-KonnectApplication transcript-bot | New-KonnectRegistration orders -Verbose | New-KonnectCredential -Verbose
            `$key | Format-List *
            Stop-Transcript | Out-Null
            [System.Net.NetworkCredential]::new('', `$key.ApiKey).Password
"@
        $outcome.ExitCode | Should -Be 0
        $secret = ($outcome.Output -split '\r?\n')[-1]
        $secret.Length | Should -Be 32
        $path | Should -FileContentMatch 'transcript-bot'
        $path | Should -Not -FileContentMatch ([regex]::Escape($secret))
    }

    It 'is not made under -WhatIf' {
        New-KonnectApplication never-made -WhatIf | Should -BeNullOrEmpty
        Get-KonnectApplication never-made* | Should -BeNullOrEmpty
    }
}

Describe 'A credential and a file' {
    It 'exports lines that a shell reads' {
        $path = Join-Path $TestDrive 'orders.env'
        $key = New-KonnectApplication file-bot | New-KonnectRegistration orders | New-KonnectCredential
        $key | Export-KonnectCredential $path
        Get-Content $path | Should -Contain "api_key=$(Get-PlainText $key.ApiKey)"
    }
}

Describe 'A credential and SecretManagement' {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'Vault.psm1') -Force
        $obstacle = Get-VaultObstacle
        if (-not $obstacle) { Initialize-Vault }
    }

    BeforeEach {
        if ($obstacle) { Set-ItResult -Skipped -Because $obstacle }
    }

    It 'goes straight into Set-Secret and comes back whole' {
        $key = New-KonnectApplication vault-bot | New-KonnectRegistration orders | New-KonnectCredential
        $key | Set-Secret -Name vault-bot -Vault Prod
        $back = Get-Secret vault-bot -Vault Prod
        $back | Should -BeOfType [hashtable]
        ($back.Keys | Sort-Object) | Should -Be ($key.Keys | Sort-Object)
        Get-PlainText $back.credential_id | Should -Be $key.CredentialId
        Get-PlainText $back.api_key | Should -Be (Get-PlainText $key.ApiKey)
        (Get-SecretInfo vault-bot -Vault Prod).Type | Should -Be 'Hashtable'
    }

    It 'gives a vault that takes a SecureString alone just that' {
        $client = New-KonnectApplication vault-client -AuthStrategy dcr | New-KonnectRegistration inventory | New-KonnectCredential
        $client.ClientSecret | Set-Secret -Name vault-client -Vault Prod
        Get-PlainText (Get-Secret vault-client -Vault Prod) | Should -Be (Get-PlainText $client.ClientSecret)
    }

    It 'is exported from the vault' {
        Get-Secret vault-bot -Vault Prod | Export-KonnectCredential (Join-Path $TestDrive 'vault.env')
        Get-Content (Join-Path $TestDrive 'vault.env') | Should -Match '^api_key=.{32}$'
    }

    It 'is brought about by Request-KonnectCredential, once' {
        $first = Request-KonnectCredential wished-bot orders -Vault Prod
        $second = Request-KonnectCredential wished-bot orders -Vault Prod
        $second.CredentialId | Should -Be $first.CredentialId
        @(Get-KonnectCredential wished-bot).Id | Should -Be $first.CredentialId
        Get-PlainText (Get-Secret wished-bot -Vault Prod).api_key | Should -Be (Get-PlainText $first.ApiKey)
    }

    It 'is replaced by age, and what it replaced is gone' {
        $before = Request-KonnectCredential aged-bot orders -Vault Prod
        $waited = [System.Diagnostics.Stopwatch]::StartNew()
        do { $after = Request-KonnectCredential aged-bot orders -Vault Prod -MaxAge 00:00:01 }
        until ($after.CredentialId -ne $before.CredentialId -or $waited.Elapsed.TotalSeconds -gt 60)
        $after.CredentialId | Should -Not -Be $before.CredentialId
        @(Get-KonnectCredential aged-bot).Id | Should -Be $after.CredentialId
        (Get-Secret aged-bot -Vault Prod -AsPlainText).credential_id | Should -Be $after.CredentialId
    }

    It 'says which vault there is not' {
        { Request-KonnectCredential lost-bot orders -Vault Nowhere -ErrorAction Stop } | Should -Throw -ErrorId 'VaultFailed,*'
    }
}
