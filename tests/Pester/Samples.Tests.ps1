#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'FreshShell.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'Vault.psm1') -Force
    $samples = Join-Path $PSScriptRoot '../../samples'
    # They import ./KonnectPS.psd1: here that is the packed one.
    $place = Split-Path $Module
}

Describe 'The samples' {
    It 'runs quickstart.ps1 from end to end' {
        $outcome = Invoke-FreshShell -File (Join-Path $samples 'quickstart.ps1') -WorkingDirectory $place
        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.ExitCode | Should -Be 0
        [regex]::Matches($outcome.Output, 'The gateway answered (\d+), as it should').ForEach({ $_.Groups[1].Value }) | Should -Be 401, 200, 401, 200, 401
    }

    It 'runs diagnose.ps1 from end to end' {
        $outcome = Invoke-FreshShell -File (Join-Path $samples 'diagnose.ps1') -WorkingDirectory $place
        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.ExitCode | Should -Be 0
        [regex]::Matches($outcome.Output, '(?m)^(\w+), as it should be').ForEach({ $_.Groups[1].Value }) | Should -Be 'Registration', 'NotApproved', 'True', 'Works'
    }

    It 'runs agent.ps1 from end to end' -Skip:($PSEdition -eq 'Desktop') {
        # Where SecretManagement is missing the script brings a vault of its own.
        $hasVault = [bool] (Get-Module Microsoft.PowerShell.SecretManagement -ListAvailable)
        if ($hasVault -and (Get-VaultObstacle)) { Set-ItResult -Skipped -Because (Get-VaultObstacle) }
        if ($hasVault) { Initialize-Vault }
        $outcome = Invoke-FreshShell -File (Join-Path $samples 'agent.ps1') -WorkingDirectory $place -Environment @{
            KONNECT_PORTAL_EMAIL = $null; KONNECT_PORTAL_PASSWORD = $null
        }
        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.ExitCode | Should -Be 0
        [regex]::Matches($outcome.Output, '(?m)^(\d+), as it should be').ForEach({ $_.Groups[1].Value }) | Should -Be 401, 200, 200, 401
        if ($hasVault) { (Get-SecretInfo agent-bot -Vault Prod).Type | Should -Be 'Hashtable' }
    }
}
