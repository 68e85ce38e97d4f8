#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeDiscovery {
    # Windows PowerShell has neither ConciseView nor Get-Error.
    $views = @(
        @{ View = 'NormalView'; Times = 1 }
        # One line of the category, for whoever wants no more.
        @{ View = 'CategoryView'; Times = 0 }
        if ($PSEdition -eq 'Core') { @{ View = 'ConciseView'; Times = 1 }, @{ View = 'DetailedView'; Times = 1 } }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'FreshShell.psm1') -Force
    Import-Module $Module -Force
    $null = Connect-KonnectPortal

    # The action as a shell writes it, wherever it breaks a line.
    function Measure-Action([string] $Shown, [string] $Action) {
        $line = $Shown -replace '\e\[[0-9;]*m' -replace '\s*\r?\n\s*(\|\s*)?', ' '
        [regex]::Matches($line, [regex]::Escape($Action)).Count
    }

    function Show-Record($Record, [string] $View) {
        $former = $global:ErrorView
        try {
            $global:ErrorView = $View
            # DetailedView is Get-Error, of the newest error.
            $(if ($View -eq 'DetailedView') { Get-Error -InputObject $Record } else { $Record }) | Out-String -Width 200
        }
        finally { $global:ErrorView = $former }
    }
}

AfterAll {
    Disconnect-KonnectPortal
}

Describe 'What to do about an error' {
    BeforeAll {
        $records = @{}
        Get-KonnectApplication nobody-of-that-name -ErrorVariable written -ErrorAction SilentlyContinue
        $records.written = $written[0]
        try { Get-KonnectApplication nobody-of-that-name -ErrorAction Stop } catch { $records.stopped = $_ }
        try { Connect-KonnectPortal not-an-address } catch { $records.thrown = $_ }
        try { try { Connect-KonnectPortal not-an-address } catch { throw $_ } } catch { $records.rethrown = $_ }
        Write-Error -ErrorRecord $records.thrown -ErrorVariable again -ErrorAction SilentlyContinue
        $records.'written again' = $again[0]
    }

    It 'is shown <Times> time(s) by <View>, when the error was <How>' -ForEach @(
        foreach ($how in 'written', 'stopped', 'thrown', 'rethrown', 'written again') {
            foreach ($view in $views) { @{ How = $how } + $view }
        }
    ) {
        $record = $records[$How]
        $record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Measure-Action (Show-Record $record $View) $record.ErrorDetails.RecommendedAction | Should -Be $Times
    }

    It 'is shown once where the view was chosen before the error' {
        $action = $records.thrown.ErrorDetails.RecommendedAction
        $outcome = Invoke-FreshShell "Import-Module '$Module'; `$ErrorView = 'NormalView'; Connect-KonnectPortal not-an-address 2>&1 | Out-String -Width 200"
        Measure-Action ($outcome.Output + $outcome.Errors) $action | Should -Be 1
    }

    It 'is read apart from the message in every version, when the error was <How>' -ForEach @(
        foreach ($how in 'written', 'stopped', 'thrown', 'rethrown', 'written again') { @{ How = $how } }
    ) {
        $record = $records[$How]
        $record.Exception.Message | Should -Not -BeNullOrEmpty
        $record.Exception.Message | Should -Not -Match ([regex]::Escape($record.ErrorDetails.RecommendedAction))
        $record.ErrorDetails.Message | Should -BeLike "$($record.Exception.Message)*"
    }

    It 'is shown once by a shell that ends with an uncaught error' {
        $outcome = Invoke-FreshShell "`$ErrorActionPreference = 'Stop'; Import-Module '$Module'; Connect-KonnectPortal not-an-address"
        $outcome.ExitCode | Should -Be 1
        Measure-Action ($outcome.Output + $outcome.Errors) $records.thrown.ErrorDetails.RecommendedAction | Should -Be 1
    }

    It 'is shown once for the error of a job, by <View>' -ForEach ($views | Where-Object { $_.Times -and $_.View -ne 'DetailedView' }) {
        # Get-Error shows all that a remote error is made of several times over, also its message.
        $job = Start-Job { Import-Module $using:Module; Connect-KonnectPortal not-an-address } | Wait-Job
        Receive-Job $job -ErrorVariable received -ErrorAction SilentlyContinue
        Remove-Job $job
        $received.Count | Should -Be 1
        $received[0].ErrorDetails.RecommendedAction | Should -Be $records.thrown.ErrorDetails.RecommendedAction
        Measure-Action (Show-Record $received[0] $View) $received[0].ErrorDetails.RecommendedAction | Should -Be 1
    }
}

Describe "Everybody else's errors" {
    It 'have nothing added' {
        try { Get-Item (Join-Path $TestDrive 'no-such-file') -ErrorAction Stop } catch { $record = $_ }
        $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new('said')
        $record.ErrorDetails.RecommendedAction = 'Look elsewhere.'
        $record.RecommendedAction | Should -BeNullOrEmpty
        Measure-Action (Show-Record $record NormalView) 'Look elsewhere.' | Should -Be 0
    }

    It 'can be read whole under Set-StrictMode' {
        Set-StrictMode -Version Latest
        try { [int]::Parse('no number') } catch { $record = $_ }
        { foreach ($property in $record.PSObject.Properties) { $null = $property.Value } } | Should -Not -Throw
    }
}

Describe 'A response that lacks something' {
    It 'is told from one that has it wrong, in every version: <Body>' -ForEach @(
        @{ Body = '{}'; Flaw = 'the field data is missing at its root' }
        @{ Body = '{"data":[{"name":"orders"}]}'; Flaw = 'the field id is missing at $.data[0]' }
        @{ Body = '{"data":[{}]}'; Flaw = 'the fields id, name are missing at $.data[0]' }
        @{ Body = '{"data":[{"id":null,"name":"orders"}]}'; Flaw = 'the field id is null at $.data[0]' }
        @{ Body = '{"data":[{"id":"","name":"orders"}]}'; Flaw = 'the field id is empty at $.data[0]' }
        @{ Body = '{"data":[null]}'; Flaw = 'the field data[] is null at its root' }
    ) {
        $fault = @{ method = 'GET'; path = '*/apis'; kind = 'status'; status = 200; body = $Body; contentType = 'application/json' }
        $null = Invoke-RestMethod "$env:KONNECT_API_URL/sandbox/faults" -Method Post -Body ($fault | ConvertTo-Json)
        Get-KonnectApi -ErrorVariable errors -ErrorAction SilentlyContinue
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'UnexpectedAnswer,*'
        $errors[0].Exception.Message | Should -BeLike "* is not what the contract says: $($Flaw.Replace('[', '`[').Replace(']', '`]'))."
    }
}
