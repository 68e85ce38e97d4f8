#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeDiscovery {
    # Windows PowerShell runs this half in every other test.
    $skip = $PSEdition -eq 'Desktop'
    $cmdlets = (Get-Content $Module -Raw | Select-String "(?m)^\s+'\w+-Konnect\w+'" -AllMatches).Matches.Count
}

BeforeAll {
    if ($PSEdition -eq 'Desktop') { return }
    Import-Module (Join-Path $PSScriptRoot 'FreshShell.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'DesktopHalf.psm1') -Force

    $half = New-DesktopHalf -Module $Module -Destination $TestDrive
    $exports = (New-Item (Join-Path $TestDrive 'exports') -ItemType Directory).FullName
    $outcome = Invoke-FreshShell "& '$(Join-Path $PSScriptRoot 'MainJob.ps1')' -Module '$half' -Folder '$exports' 6>`$null"
    $outcome.Errors | Should -BeNullOrEmpty
    $came = $outcome.Output.Substring($outcome.Output.IndexOf('{')) | ConvertFrom-Json
}

Describe 'The half for Windows PowerShell, in a PowerShell 7 with the libraries that ship' -Skip:$skip {
    It 'is what runs, and takes every library that ships with it from beside it' {
        $came.binary | Should -Be ([System.IO.Path]::Combine((Split-Path $half), 'bin', 'netstandard2.0', 'KonnectPS.dll'))
        $came.libraries | Sort-Object | Should -Be ((Get-ChildItem (Join-Path (Split-Path $half) 'bin/netstandard2.0') -Filter *.dll).Name | Sort-Object)
    }

    It 'exports its <Count> cmdlets' -ForEach @{ Count = $cmdlets } {
        $came.cmdlets | Should -Be $Count
    }

    It 'does this as the other half does: <Title>' -ForEach @(
        @{ Title = 'sign up'; Expected = 'signed up' }
        @{ Title = 'confirm'; Expected = 'confirmed' }
        @{ Title = 'connect'; Expected = 'Sandbox Portal' }
        @{ Title = 'approve the developer'; Expected = 'approved' }
        @{ Title = 'sign in'; Expected = 'Main Job' }
        @{ Title = 'apis'; Expected = 'orders', 'payments', 'inventory', 'shipping' }
        @{ Title = 'application'; Expected = 'the bot' }
        @{ Title = 'application again'; Expected = 'the bot' }
        @{ Title = 'wildcard'; Expected = 'the bot' }
        @{ Title = 'registration'; Expected = 'approved' }
        # Without the key, and with it.
        @{ Title = 'key'; Expected = 401, 200 }
        @{ Title = 'client credentials'; Expected = 200 }
        @{ Title = 'approve a registration'; Expected = 'pending', 'approved' }
        @{ Title = 'export as lines'; Expected = 'api_key' }
        @{ Title = 'export as JSON'; Expected = $true }
        @{ Title = 'export over a file, forced'; Expected = 'client_id' }
        # The second run changes nothing; one live credential; what the vault holds opens the API.
        @{ Title = 'request'; Expected = $true, 1, 200 }
        # The old key, and the new one.
        @{ Title = 'reset'; Expected = 401, 200 }
        @{ Title = 'rename'; Expected = 'changed' }
        @{ Title = 'several at a time'; Expected = $true }
        @{ Title = 'first of a list'; Expected = 5 }
        @{ Title = 'access token'; Expected = 'the bot', $true, 0 }
        @{ Title = 'retry'; Expected = $true }
        @{ Title = 'lost response'; Expected = 1 }
        @{ Title = 'recommendation'; Expected = 1 }
        @{ Title = 'completion'; Expected = 'eu', 'orders', 'the bot-client' }
        @{ Title = 'table'; Expected = 'api_key the bot production ********' }
        @{ Title = 'what if'; Expected = 1 }
        @{ Title = 'remove'; Expected = 0 }
    ) {
        $bot = [string] $came.application
        @($came.$Title | ForEach-Object { if ($_ -is [string]) { $_.Replace($bot, 'the bot').Trim() } else { $_ } }) | Should -Be @($Expected)
    }

    It 'fails as the other half does: <Title>' -ForEach @(
        @{ Title = 'export over a file'; Id = 'FileExists' }
        @{ Title = 'unknown name'; Id = 'UnknownApplication' }
        @{ Title = 'refusal'; Id = 'PermissionDenied'; Says = 'answered 403 Forbidden: Not yours. Trace: kong:trace:42' }
        @{ Title = 'missing field'; Id = 'UnexpectedAnswer'; Says = 'the fields id, name are missing at $.data[0].' }
        @{ Title = 'nobody listens'; Id = 'ConnectionRefused' }
        @{ Title = 'disconnect'; Id = 'NoSession' }
    ) {
        $came.$Title.Count | Should -Be 1
        $came.$Title[0].Split(',')[0] | Should -Be $Id
        $came.$Title[0].EndsWith("$Says") | Should -BeTrue -Because $came.$Title[0]
    }

    # What differs: on Linux and macOS the other half makes the file readable by its owner alone. This half gives it no
    # mode, since Windows has none.
    It 'writes the file of Export-KonnectCredential without a mode of its own' -Skip:([bool] $IsWindows) {
        $came.'file mode' | Should -Match '^[0-7]{3}$'
    }
}
