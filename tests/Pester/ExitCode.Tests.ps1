#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'FreshShell.psm1') -Force
    $begin = "`$ErrorActionPreference = 'Stop'; `$ProgressPreference = 'SilentlyContinue'; Import-Module '$Module'; "
    $nobody = @{ KONNECT_TOKEN = $null; KONNECT_PORTAL_URL = $null; KONNECT_PORTAL_EMAIL = $null; KONNECT_PORTAL_PASSWORD = $null }
}

Describe 'The exit code' {
    It 'is 0 when all is well, and the output is JSON without a secret' {
        $outcome = Invoke-FreshShell "$begin Connect-KonnectPortal | Out-Null; Get-KonnectApi | Select-Object Id, Slug, Name | ConvertTo-Json"
        $outcome.ExitCode | Should -Be 0
        $outcome.Errors | Should -BeNullOrEmpty
        ($outcome.Output | ConvertFrom-Json).Slug | Should -Contain 'orders'
    }

    It 'is 1 when nothing says where to connect' {
        $outcome = Invoke-FreshShell "$begin Connect-KonnectPortal" -Environment $nobody
        $outcome.ExitCode | Should -Be 1
        $outcome.Output + $outcome.Errors | Should -Match 'KONNECT_'
    }

    It 'is 1 when an input fails under ErrorActionPreference Stop' {
        $outcome = Invoke-FreshShell "$begin Connect-KonnectPortal | Out-Null; Get-KonnectApplication nobody-of-that-name; 'not reached'"
        $outcome.ExitCode | Should -Be 1
        $outcome.Output | Should -Not -Match 'not reached'
    }

    It 'is what the script makes of the error id' {
        $outcome = Invoke-FreshShell ($begin + @'
            try {
                $null = Connect-KonnectPortal
                Get-KonnectApplication nobody-of-that-name
            }
            catch {
                @{ error = ($_.FullyQualifiedErrorId -split ',')[0]; message = "$_"; action = $_.ErrorDetails.RecommendedAction } | ConvertTo-Json -Compress
                if ($_.FullyQualifiedErrorId -like 'UnknownApplication,*') { exit 3 }
                exit 1
            }
'@)
        $outcome.ExitCode | Should -Be 3
        $said = $outcome.Output | ConvertFrom-Json
        $said.error | Should -Be 'UnknownApplication'
        $said.action | Should -Not -BeNullOrEmpty
    }

    It 'asks no question: what deletes stops without -Confirm:$false' {
        $outcome = Invoke-FreshShell "$begin Connect-KonnectPortal | Out-Null; New-KonnectApplication asked-bot | Remove-KonnectApplication"
        $outcome.ExitCode | Should -Be 1
        $outcome = Invoke-FreshShell "$begin Connect-KonnectPortal | Out-Null; Get-KonnectApplication asked-bot | Remove-KonnectApplication -Confirm:`$false"
        $outcome.ExitCode | Should -Be 0
    }
}
