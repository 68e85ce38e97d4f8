#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeDiscovery {
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
    $scripts = Get-Item (Join-Path $root 'build.ps1'), (Join-Path $root 'samples/*.ps1'), (Join-Path $root 'tools/*.ps1'), (Join-Path $PSScriptRoot '*.ps*1') |
        ForEach-Object { @{ Path = $_.FullName; Name = $_.FullName.Substring($root.Length + 1); Root = $root } }
}

Describe 'The scripts of this repository' {
    It 'leaves PSScriptAnalyzer nothing to say: <Name>' -ForEach $scripts {
        if (-not (Get-Module PSScriptAnalyzer -ListAvailable)) { Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed' }
        $asked = @{ Path = $Path; Settings = Join-Path $Root 'PSScriptAnalyzerSettings.psd1' }
        # Pester's blocks share variables and parameters, which the analyzer can't see.
        if ($Name -like '*.Tests.ps1') { $asked.ExcludeRule = 'PSUseDeclaredVarsMoreThanAssignments', 'PSReviewUnusedParameter' }
        # At times a rule fails at a function of a file that calls Export-ModuleMember (PowerShell/PowerShell#27842), seldom twice.
        for ($try = 1; ; $try++) {
            try {
                $findings = Invoke-ScriptAnalyzer @asked -ErrorAction Stop
                break
            }
            catch [System.NullReferenceException] { if ($try -ge 5) { throw } }
        }
        $findings | ForEach-Object { "$($_.Line): $($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
    }

    It 'is read alike by both editions, holding nothing but ASCII: <Name>' -ForEach $scripts {
        [System.IO.File]::ReadAllText($Path) | Should -Not -Match '[^\x00-\x7F]'
    }
}
