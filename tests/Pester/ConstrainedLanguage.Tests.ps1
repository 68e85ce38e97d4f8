#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeDiscovery {
    $views = foreach ($file in Get-ChildItem (Join-Path (Split-Path $Module) 'bin') -Filter *.format.ps1xml) {
        ([xml] (Get-Content $file.FullName -Raw)).SelectNodes('//View') | ForEach-Object {
            $scripts = $_.SelectNodes('.//ScriptBlock').InnerText -join "`n"
            @{
                View    = $_.Name
                Type    = $_.SelectSingleNode('ViewSelectedBy/TypeName').InnerText
                Kind    = if ($_.SelectSingleNode('TableControl')) { 'table' } else { 'list' }
                ShortId = $scripts -match '\$_\.Shown\.Id\.ShortId'
                Ends    = $scripts -match 'Shown\.(CreatedAt|ExpiresAt)\.'
                Secret  = $scripts -match 'Shown\.(ApiKey|Token)\.'
            }
        }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'FreshShell.psm1') -Force
    $outcome = Invoke-FreshShell "& '$(Join-Path $PSScriptRoot 'ShownObjects.ps1')' -Module '$Module' 6>`$null"
    $outcome.Errors | Should -BeNullOrEmpty
    $shown = $outcome.Output.Substring($outcome.Output.IndexOf('{')) | ConvertFrom-Json
}

Describe 'What a session in ConstrainedLanguage shows' {
    It 'is all of the view <View>, of <Type>' -ForEach $views {
        $text = $shown.$Type.$Kind
        $text | Should -Not -BeNullOrEmpty
        $text | Should -Not -Match '^failed'
        if ($ShortId) { $text | Should -Match '01234567[^-\s]' }
        # An object that a cmdlet made ends later, or never; the others end when the script says.
        if ($Ends -and $text -match '01234567') { $text | Should -Match 'in 3 h' }
        if ($Secret) { $text | Should -Match '\*{8}' }
    }

    It 'is the table of <Type> also where nothing asks for a format' -ForEach ($views | Where-Object Kind -EQ 'table') {
        $shown.$Type.output.Trim() | Should -Be $shown.$Type.table.Trim()
    }
}
