#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeDiscovery {
    $commands = (Import-Module $Module -PassThru -Force).ExportedCommands.Keys | ForEach-Object { @{ Name = $_ } }
}

BeforeAll {
    Import-Module $Module -Force
    $null = Connect-KonnectPortal
}

AfterAll {
    Disconnect-KonnectPortal
}

Describe 'The packed module' {
    It 'has a manifest that Test-ModuleManifest passes' {
        $manifest = Test-ModuleManifest $Module -ErrorAction Stop -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $manifest.Name | Should -Be 'KonnectPS'
        $manifest.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
    }

    It 'is imported from where it was packed, with the binary for this edition' {
        $target = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'netstandard2.0' }
        $assembly = (Get-Command Connect-KonnectPortal).ImplementingType.Assembly.Location
        $assembly | Should -Be ([System.IO.Path]::Combine((Split-Path $Module), 'bin', $target, 'KonnectPS.dll'))
    }

    It 'exports cmdlets, and neither functions, aliases nor variables' {
        $imported = Get-Module KonnectPS
        $imported.ExportedCmdlets.Count | Should -BeGreaterThan 30
        $imported.ExportedFunctions.Count + $imported.ExportedAliases.Count + $imported.ExportedVariables.Count | Should -Be 0
        (Get-Command -Module KonnectPS).Count | Should -Be $imported.ExportedCmdlets.Count
    }

    It 'uses approved verbs' {
        Get-Command -Module KonnectPS | Where-Object Verb -NotIn (Get-Verb).Verb | Should -BeNullOrEmpty
    }

    It 'imports without a warning' {
        Remove-Module KonnectPS
        Import-Module $Module -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
        $null = Connect-KonnectPortal
    }

    It 'shows help for <Name>: what it does, every parameter, three examples' -ForEach $commands {
        $help = Get-Help $Name -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -Match "^\s*$Name "
        $help.Description | Should -Not -BeNullOrEmpty
        @($help.Examples.Example).Count | Should -BeGreaterOrEqual 3
        foreach ($parameter in $help.Parameters.Parameter | Where-Object { $_.Name -and $_.Name -notin 'WhatIf', 'Confirm' }) {
            $parameter.Description.Text | Should -Not -BeNullOrEmpty -Because "$Name -$($parameter.Name) is a parameter"
        }
    }

    It 'has the topic <_>' -ForEach 'about_KonnectPS', 'about_KonnectPS_Secrets', 'about_KonnectPS_Runbooks' {
        # Found by Get-Help where modules are found by name.
        Join-Path (Split-Path $Module) "en-US/$_.help.txt" | Should -FileContentMatch $_
    }
}

Describe 'The Tab key' {
    It 'completes <Typed>' -ForEach @(
        @{ Typed = 'Connect-KonnectP'; Expected = 'Connect-KonnectPortal' }
        @{ Typed = 'New-KonnectApplication x -AuthS'; Expected = '-AuthStrategy' }
        @{ Typed = 'Connect-KonnectPortal -Region e'; Expected = 'eu' }
        @{ Typed = 'Get-KonnectApi ord'; Expected = 'orders' }
        @{ Typed = 'New-KonnectApplication x -AuthStrategy key'; Expected = 'key-auth' }
        @{ Typed = 'Get-KonnectPortalApplication -Portal Sand'; Expected = "'Sandbox Portal'" }
    ) {
        $completion = TabExpansion2 $Typed $Typed.Length
        $completion.CompletionMatches.CompletionText | Should -Contain $Expected
    }
}
