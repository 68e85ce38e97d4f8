#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'FreshShell.psm1') -Force
    Import-Module $Module -Force

    # Every secret of the sandbox holds this; in base64 it has three faces.
    $mark = 'Thr0wAwayS3cret'
    $bytes = [System.Text.Encoding]::UTF8.GetBytes($mark)
    $faces = @(
        $mark
        -join ($bytes | ForEach-Object { $_.ToString('x2') })
        -join ([System.Text.Encoding]::Unicode.GetBytes($mark) | ForEach-Object { $_.ToString('x2') })
        [Convert]::ToBase64String($bytes).TrimEnd('=')
        [Convert]::ToBase64String([byte[]] (, 0 + $bytes)).Substring(2, 18)
        [Convert]::ToBase64String([byte[]] (0, 0 + $bytes)).Substring(3, 18)
    )

    function Find-Mark([string] $Text) {
        $faces | Where-Object { $Text.IndexOf($_, [StringComparison]::OrdinalIgnoreCase) -ge 0 }
    }
}

Describe 'Whatever a cmdlet emits' {
    BeforeAll {
        $session = Connect-KonnectPortal
        $application = New-KonnectApplication leak-bot
        $client = New-KonnectApplication leak-client -AuthStrategy dcr
        $emitted = @(
            $session; $application; $client
            $application | New-KonnectRegistration orders
            $application | New-KonnectCredential
            $client | New-KonnectRegistration inventory | New-KonnectCredential
            New-KonnectAccessToken leak-token
            Get-KonnectAccessToken leak-token
            Get-KonnectDeveloper; Get-KonnectApi; Get-KonnectAuthStrategy; Get-KonnectRegistration leak-bot; Get-KonnectCredential leak-bot
            Get-KonnectPortal; Get-KonnectPortalApplication leak-bot; Get-KonnectPortalDeveloper; Get-KonnectPortalRegistration leak-bot
            Get-KonnectPortalCredential leak-bot
        )
    }

    AfterAll {
        Disconnect-KonnectPortal
    }

    It 'shows no secret by <Name>' -ForEach @(
        @{ Name = 'Out-String'; View = { $input | Out-String -Width 4096 } }
        @{ Name = 'Format-List *'; View = { $input | Format-List * | Out-String -Width 4096 } }
        @{ Name = 'Format-List * -Force'; View = { $input | Format-List * -Force | Out-String -Width 4096 } }
        @{ Name = 'Format-Table *'; View = { $input | ForEach-Object { $_ | Format-Table * -Wrap | Out-String -Width 4096 } } }
        @{ Name = 'Format-Custom'; View = { $input | Format-Custom -Depth 4 | Out-String -Width 4096 } }
        @{ Name = 'ConvertTo-Json'; View = { $input | ConvertTo-Json -Depth 4 -WarningAction SilentlyContinue } }
        @{ Name = 'ConvertTo-Xml'; View = { ($input | ConvertTo-Xml -Depth 4).OuterXml } }
        @{ Name = 'ConvertTo-Csv'; View = { $input | ForEach-Object { $_ | ConvertTo-Csv -NoTypeInformation } } }
        @{ Name = 'Select-Object *'; View = { $input | Select-Object * | Out-String -Width 4096 } }
        @{ Name = 'Get-Member'; View = { $input | Get-Member -Force | Out-String -Width 4096 } }
        @{ Name = 'a string'; View = { $input | ForEach-Object { "$_" } } }
    ) {
        $emitted.Count | Should -BeGreaterThan 15
        $text = ($emitted | & $View) -join "`n"
        $text | Should -Not -BeNullOrEmpty
        Find-Mark $text | Should -BeNullOrEmpty
    }

    It 'would have been found out: the secrets are there' {
        $key = $emitted | Where-Object { $_.ApiKey }
        Find-Mark ([System.Net.NetworkCredential]::new('', $key.ApiKey).Password) | Should -Not -BeNullOrEmpty
    }
}

Describe 'A shell that fails' {
    It 'leaves no secret in transcript, errors, files, environment or command lines' {
        $own = Join-Path $TestDrive 'own'
        $null = New-Item $own -ItemType Directory
        $path = Join-Path $own 'transcript.txt'

        # A server that repeats the token it was sent, in each answer in another way.
        $echoes = $env:KONNECT_TOKEN, [uri]::EscapeDataString($env:KONNECT_TOKEN), "Bearer $env:KONNECT_TOKEN"
        $statuses = 400, 401, 422
        $outcome = Invoke-FreshShell -Environment @{ TMPDIR = $own; TEMP = $own; TMP = $own; HOME = $own } @"
            Start-Transcript '$path' | Out-Null
            `$VerbosePreference = `$DebugPreference = 'Continue'
            Import-Module '$Module' -Verbose:`$false
            `$before = [Environment]::GetEnvironmentVariables() | ConvertTo-Json
            Connect-KonnectPortal | Format-List *
            foreach (`$status in $($statuses -join ',')) {
                `$echo = @('$($echoes -join "','")')[`$status % 3]
                `$fault = @{ method = 'GET'; path = '/v3/portals'; kind = 'status'; status = `$status; body = (@{ status = `$status; title = `$echo; detail = `$echo } | ConvertTo-Json) }
                Invoke-RestMethod -Method Post -Verbose:`$false -Debug:`$false "`$env:KONNECT_API_URL/sandbox/faults" -Body (`$fault | ConvertTo-Json) | Out-Null
                Get-KonnectPortal
                Get-Error
                `$Error[0] | Format-List * -Force
                `$Error[0].Exception | Format-List * -Force
            }
            New-KonnectApplication failing-bot | New-KonnectCredential | Out-String -Width 4096
            'changed: ' + ((([Environment]::GetEnvironmentVariables() | ConvertTo-Json)) -ne `$before)
            'children: ' + @(Get-Process | Where-Object { `$_.Parent.Id -eq `$PID }).Count
            Stop-Transcript | Out-Null
"@
        $outcome.Output | Should -Match 'changed: False'
        $outcome.Output | Should -Match 'children: 0'
        $outcome.Output | Should -Match 'InvalidRequest'
        $outcome.Output | Should -Match 'AccessTokenRefused'
        Find-Mark ($outcome.Output + $outcome.Errors) | Should -BeNullOrEmpty
        $path | Should -FileContentMatch 'failing-bot'
        foreach ($file in Get-ChildItem $own -Recurse -File -Force) {
            Find-Mark ([System.Text.Encoding]::Latin1.GetString([System.IO.File]::ReadAllBytes($file.FullName))) | Should -BeNullOrEmpty -Because $file.Name
        }
    }
}
