#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'FreshShell.psm1') -Force
    $runbooks = Get-Content (Join-Path $PSScriptRoot '../../docs/runbooks.md') -Raw -Encoding utf8
}

Describe 'The recipe for Azure Automation' -Skip:($PSEdition -eq 'Desktop') {
    It 'keeps a credential in a vault that holds texts' {
        $recipe = [regex]::Match($runbooks, '(?s)Recipes\.Tests\.ps1 -->\s*```powershell\r?\n(.+?)```').Groups[1].Value
        $recipe | Should -Match 'Request-KonnectCredential'

        # Its own lines, but for the modules, and Azure as a table.
        $recipe = $recipe.Replace('Import-Module KonnectPS, Az.Accounts, Az.KeyVault', "Import-Module '$Module'")
        $recipe = $recipe.Replace('https://dev.example.com', $env:KONNECT_PORTAL_URL).Replace('my-key-vault', 'kv').Replace('orders-bot', 'azure-bot')
        $azure = @'
            $texts = @{}
            function Connect-AzAccount([switch] $Identity) { 'connected' }
            function Get-AutomationPSCredential($Name) {
                [pscredential]::new($env:KONNECT_PORTAL_EMAIL, [System.Net.NetworkCredential]::new('', $env:KONNECT_PORTAL_PASSWORD).SecurePassword)
            }
            function Get-AzKeyVaultSecret($VaultName, $Name, [switch] $AsPlainText) {
                if ($AsPlainText) { $texts["$VaultName/$Name"] }
                else { $texts.Keys | ForEach-Object { [pscustomobject] @{ Name = ($_ -split '/')[1] } } }
            }
            function Set-AzKeyVaultSecret($VaultName, $Name, [securestring] $SecretValue) {
                $texts["$VaultName/$Name"] = [System.Net.NetworkCredential]::new('', $SecretValue).Password
                'stored'
            }
'@
        $file = Join-Path $TestDrive 'runbook.ps1'
        Set-Content $file @"
$azure
`$ids = @(& { $recipe }; & { $recipe }).CredentialId
@{ ids = `$ids; stored = `$texts['kv/azure-bot'] | ConvertFrom-Json } | ConvertTo-Json -Depth 3
"@
        $outcome = Invoke-FreshShell -File $file -Environment @{ KONNECT_TOKEN = $null }
        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.ExitCode | Should -Be 0
        $said = $outcome.Output | ConvertFrom-Json
        $said.ids.Count | Should -Be 2
        $said.ids[1] | Should -Be $said.ids[0]
        $said.stored.credential_id | Should -Be $said.ids[0]
        $said.stored.api_key.Length | Should -Be 32
    }
}

Describe 'The recipes' {
    It 'are PowerShell that parses' {
        foreach ($page in 'runbooks.md', 'agents.md') {
            $text = Get-Content (Join-Path $PSScriptRoot "../../docs/$page") -Raw -Encoding utf8
            foreach ($block in [regex]::Matches($text, '(?s)```powershell\r?\n(.+?)```')) {
                $problems = $null
                $null = [System.Management.Automation.Language.Parser]::ParseInput($block.Groups[1].Value, [ref] $null, [ref] $problems)
                $problems | Should -BeNullOrEmpty
            }
        }
    }
}
