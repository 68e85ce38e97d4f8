#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeDiscovery {
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
    $recipes = foreach ($page in @('README.md') + (Get-ChildItem (Join-Path $root 'docs/*.md')).Name.ForEach({ "docs/$_" })) {
        $text = Get-Content (Join-Path $root $page) -Raw -Encoding utf8
        # A comment right before a recipe says which test it has of its own, or why it can't be run.
        foreach ($block in [regex]::Matches($text, '(?m)(?:^<!-- (?<aside>.+?) -->\r?\n)?^```powershell\r?\n(?<code>(?:.*\n)+?)```')) {
            $aside = $block.Groups['aside'].Value
            if ($aside -like 'tested by *') { continue }
            @{
                Place   = "${page}:$(($text.Substring(0, $block.Groups['code'].Index) -split '\n').Count)"
                Code    = $block.Groups['code'].Value
                Because = if ($aside -like 'not run: *') { $aside.Substring(9) }
            }
        }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'FreshShell.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'Vault.psm1') -Force
    $runbooks = Get-Content (Join-Path $PSScriptRoot '../../docs/runbooks.md') -Raw -Encoding utf8
    $agents = Get-Content (Join-Path $PSScriptRoot '../../docs/agents.md') -Raw -Encoding utf8

    function New-ReaderHome {
        # NuGet takes a home without .config for none.
        $path = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
        $null = New-Item (Join-Path $path '.config') -ItemType Directory
        $path
    }

    function Get-ReaderEnvironment([string] $ReaderHome) {
        @{
            HOME         = $ReaderHome
            # The module is found by its name; the shell by its own.
            PSModulePath = (Split-Path (Split-Path $Module)), $env:PSModulePath -join [System.IO.Path]::PathSeparator
            PATH         = "$ReaderHome/bin", $env:PATH -join [System.IO.Path]::PathSeparator
        }
    }

    function ConvertTo-SandboxRecipe([string] $Recipe) {
        # The addresses and names that a reader replaces by their own.
        $own = @{
            'https://dev.example.com' = $env:KONNECT_PORTAL_URL
            'https://gateway.example.com/' = "$env:KONNECT_PORTAL_URL/gateway/"
            '-Region eu'              = "-ApiUrl $env:KONNECT_API_URL"
            "'My Portal'"             = "'Sandbox Portal'"
            '/My Portal/'             = '/Sandbox Portal/'
            'orders-bot@example.com'  = $env:KONNECT_PORTAL_EMAIL
        }
        foreach ($name in $own.Keys) { $Recipe = $Recipe.Replace($name, $own[$name]) }
        $Recipe
    }

    function New-Program([string] $ReaderHome, [string] $Name, [string] $Script) {
        $null = New-Item "$ReaderHome/bin" -ItemType Directory -Force
        Set-Content "$ReaderHome/bin/$Name" "#!/bin/sh`n$Script"
        chmod +x "$ReaderHome/bin/$Name"
    }

    function New-PwshProgram([string] $ReaderHome) {
        New-Program $ReaderHome 'pwsh' ('exec ' + -join (@(Get-ShellCommand) | ForEach-Object { "'$_' " }) + '"$@"')
    }
}

Describe 'A recipe' -Skip:($PSEdition -eq 'Desktop') {
    It 'runs as its reader would run it, and asks nothing: <Place>' -ForEach $recipes {
        if ($Because) { Set-ItResult -Skipped -Because $Because }
        if ($Code -match 'SecretStore|Microsoft\.PowerShell\.Secret' -and (Get-VaultObstacle)) { Set-ItResult -Skipped -Because (Get-VaultObstacle) }
        $readerHome = New-ReaderHome
        $recipe = ConvertTo-SandboxRecipe $Code
        $script = Join-Path $readerHome 'recipe.ps1'
        Set-Content $script ". '$(Join-Path $PSScriptRoot 'RecipeWorld.ps1')' '$script.txt'`n$recipe" -Encoding utf8
        [System.IO.File]::WriteAllText("$script.txt", $recipe)
        $outcome = Invoke-FreshShell -File $script -WorkingDirectory (Split-Path $Module) -Environment (Get-ReaderEnvironment $readerHome) -OnOutput {
            param($Line)
            # The person with the browser.
            if ($Line -cmatch '(?<![-\w])[A-Z0-9]{4}-[A-Z0-9]{4}(?![-\w])') { Invoke-RestMethod -Method Post "$env:KONNECT_API_URL/sandbox/device/$($Matches[0])/approve" }
        }
        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.ExitCode | Should -Be 0 -Because $outcome.Output
        Remove-Item (Join-Path (Split-Path $Module) 'orders.env') -ErrorAction SilentlyContinue
    }

    It 'is found in every page that has some' {
        $recipes = Get-Content (Join-Path $PSScriptRoot '../../README.md'), (Join-Path $PSScriptRoot '../../docs/*.md') | Where-Object { $_ -match '^```powershell' }
        $recipes.Count | Should -BeGreaterThan 12
    }
}

Describe 'The recipe for Azure Automation' -Skip:($PSEdition -eq 'Desktop') {
    It 'keeps a key in a vault that is registered' {
        $recipe = [regex]::Match($runbooks, '(?s)Recipes\.Tests\.ps1 -->\s*```powershell\r?\n(.+?)```').Groups[1].Value
        $recipe | Should -Match 'Request-KonnectCredential'

        # Its own lines, but for the modules; a vault in memory in the place of Azure.
        $vault = Join-Path $PSScriptRoot '../ViceVault'
        $imports = 'Import-Module KonnectPS, Az.Accounts, Az.KeyVault, Microsoft.PowerShell.SecretManagement'
        $recipe.Contains($imports) | Should -BeTrue
        $recipe = $recipe.Replace($imports, "Import-Module '$Module'")
        $recipe = $recipe.Replace('https://dev.example.com', $env:KONNECT_PORTAL_URL).Replace('orders-bot', 'azure-bot')
        $azure = @"
            Import-Module '$vault/Microsoft.PowerShell.SecretManagement.psm1', '$vault/ViceVault.Extension/ViceVault.Extension.psd1' -DisableNameChecking
            function Connect-AzAccount([switch] `$Identity) { 'connected' }
            function Get-AzContext { @{ Subscription = @{ Id = 'subscription' } } }
            function Get-AutomationPSCredential(`$Name) {
                [pscredential]::new(`$env:KONNECT_PORTAL_EMAIL, [System.Net.NetworkCredential]::new('', `$env:KONNECT_PORTAL_PASSWORD).SecurePassword)
            }
"@
        $file = Join-Path $TestDrive 'runbook.ps1'
        Set-Content $file @"
$azure
`$runs = @(& { $recipe }; & { $recipe })
`$stored = Microsoft.PowerShell.SecretManagement\Get-Secret azure-bot -Vault Prod
@{ ids = `$runs.CredentialId; stored = [System.Net.NetworkCredential]::new('', `$stored).Password; key = [System.Net.NetworkCredential]::new('', `$runs[0].ApiKey).Password } | ConvertTo-Json
"@
        $outcome = Invoke-FreshShell -File $file -Environment @{ KONNECT_TOKEN = $null }
        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.ExitCode | Should -Be 0
        $said = $outcome.Output | ConvertFrom-Json
        $said.ids.Count | Should -Be 2
        $said.ids[1] | Should -Be $said.ids[0]
        $said.key.Length | Should -Be 32
        $said.stored | Should -Be $said.key
    }
}

Describe 'The recipe for cron' -Skip:($PSEdition -eq 'Desktop' -or $IsWindows) {
    It 'keeps a credential in SecretStore, and writes no e-mail while all is well' {
        if (Get-VaultObstacle) { Set-ItResult -Skipped -Because (Get-VaultObstacle) }
        $section = [regex]::Match($runbooks, '(?s)\n## cron.+?(?=\n## )').Value
        $blocks = [regex]::Matches($section, '(?s)```(\w+)\r?\n(.+?)```')
        $powershell = @($blocks | Where-Object { $_.Groups[1].Value -eq 'powershell' } | ForEach-Object { ConvertTo-SandboxRecipe $_.Groups[2].Value })
        $sh = @($blocks | Where-Object { $_.Groups[1].Value -eq 'sh' } | ForEach-Object { ConvertTo-SandboxRecipe $_.Groups[2].Value })
        $setUp = $powershell[0]
        $keep = $powershell | Where-Object { $_ -match 'Request-KonnectCredential' }
        $variables = $sh[0] -replace '(?m)^KONNECT_PORTAL_PASSWORD=.+$', "KONNECT_PORTAL_PASSWORD=$env:KONNECT_PORTAL_PASSWORD"
        $line = ($sh[1] -replace '^17 \* \* \* \* ').Trim()

        $readerHome = New-ReaderHome
        New-PwshProgram $readerHome
        $environment = Get-ReaderEnvironment $readerHome
        foreach ($name in 'KONNECT_TOKEN', 'KONNECT_API_URL', 'KONNECT_PORTAL_URL', 'KONNECT_PORTAL_EMAIL', 'KONNECT_PORTAL_PASSWORD') { $environment[$name] = $null }
        Set-Content (Join-Path $readerHome 'konnect.env') $variables
        Set-Content (Join-Path $readerHome 'keep-credential.ps1') $keep.Replace('orders-bot', 'cron-bot')
        $script = Join-Path $readerHome 'set-up.ps1'
        Set-Content $script (". '$(Join-Path $PSScriptRoot 'RecipeWorld.ps1')'`n" + $setUp)
        $outcome = Invoke-FreshShell -File $script -Environment $environment
        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.ExitCode | Should -Be 0

        # cron runs the line by sh and mails what it prints.
        $ids = foreach ($run in 1, 2) {
            $outcome = Invoke-FreshShell ("sh -c '" + $line.Replace("'", "''") + "'; exit `$LASTEXITCODE") -Environment $environment
            $outcome.Output + $outcome.Errors | Should -BeNullOrEmpty
            $outcome.ExitCode | Should -Be 0
            $log = Get-Content (Join-Path $readerHome 'keep-credential.log') -Raw
            $log | Should -Match 'cron-bot'
            (Invoke-FreshShell 'Import-Module Microsoft.PowerShell.SecretManagement; Get-Secret cron-bot -Vault Prod -AsPlainText | ForEach-Object { $_.credential_id }' -Environment $environment).Output
        }
        $ids[0] | Should -Match '^[0-9a-f-]{36}$'
        $ids[1] | Should -Be $ids[0]

        Set-Content (Join-Path $readerHome 'konnect.env') ($variables -replace '(?m)^(KONNECT_PORTAL_PASSWORD=).+$', '$1wrong')
        $outcome = Invoke-FreshShell ("sh -c '" + $line.Replace("'", "''") + "'; exit `$LASTEXITCODE") -Environment $environment
        $outcome.Output | Should -Not -BeNullOrEmpty -Because 'what cron prints it mails'
    }
}

Describe 'The recipe for GitHub Actions' -Skip:($PSEdition -eq 'Desktop' -or $IsWindows) {
    It 'gives a secret to the repository in the run that mints it, and in no other' {
        $recipe = [regex]::Match($runbooks, '(?s)```yaml\r?\n.+?\n        run: \|\r?\n(.+?)```').Groups[1].Value -replace '(?m)^ {10}'
        $recipe | Should -Match 'gh secret set'
        $readerHome = New-ReaderHome
        New-Program $readerHome 'gh' 'echo "$*" >> "$HOME/gh.log"; cat >> "$HOME/gh.secrets"'
        $script = Join-Path $readerHome 'step.ps1'
        # Actions puts this line before a step of pwsh.
        Set-Content $script ("`$ErrorActionPreference = 'stop'`n. '$(Join-Path $PSScriptRoot 'RecipeWorld.ps1')'`n" + $recipe.Replace('orders-bot', 'actions-bot'))
        $environment = Get-ReaderEnvironment $readerHome
        $environment.KONNECT_TOKEN = $null
        foreach ($run in 1, 2) {
            $outcome = Invoke-FreshShell -File $script -Environment $environment
            $outcome.Errors | Should -BeNullOrEmpty
            $outcome.ExitCode | Should -Be 0
            Get-Content (Join-Path $readerHome 'gh.log') | Should -Be 'secret set ORDERS_API_KEY'
            (Get-Content (Join-Path $readerHome 'gh.secrets') -Raw).Trim().Length | Should -Be 32
        }
    }
}

Describe 'The command for agents' -Skip:($PSEdition -eq 'Desktop' -or $IsWindows) {
    It 'prints JSON and ends with 0, as a shell runs it' {
        $command = [regex]::Match($agents, '(?s)```console\r?\n(pwsh .+?)```').Groups[1].Value
        $readerHome = New-ReaderHome
        New-PwshProgram $readerHome
        Set-Content (Join-Path $readerHome 'agent.sh') $command
        $outcome = Invoke-FreshShell "sh '$readerHome/agent.sh'; exit `$LASTEXITCODE" -Environment (Get-ReaderEnvironment $readerHome)
        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.ExitCode | Should -Be 0
        ($outcome.Output | ConvertFrom-Json).Slug | Should -Contain 'orders'
    }
}
