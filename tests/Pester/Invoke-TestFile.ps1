<#
.SYNOPSIS
    Runs files of the Pester suite in this shell and against the sandbox that the environment names.
.DESCRIPTION
    Invoke-Suite.ps1 and dotnet test call this, each with a sandbox and a home of its own. Needs Pester 5. The exit code is 1 when a
    test failed and when there was none.
.EXAMPLE
    ./tests/Pester/Invoke-TestFile.ps1 ./tests/Pester/Module.Tests.ps1 -Module ./artifacts/KonnectPS/KonnectPS.psd1
#>
[CmdletBinding()]
param(
    # The test files; wildcards are resolved.
    [Parameter(Mandatory, Position = 0, ValueFromRemainingArguments)]
    [string[]] $Path,

    # The manifest of the module to test.
    [Parameter(Mandatory)]
    [string] $Module,

    # A file for what came of each test, as JSON.
    [string] $ResultPath,

    # Finds the tests and runs none.
    [switch] $DiscoverOnly
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.0
$Module = (Resolve-Path $Module).Path

function Expand-Name($Name, $Data) {
    # What the data of a test says of itself in its name. Pester does the same, but only when it runs the test.
    [regex]::Replace($Name, '<(\w+)>', {
            param($Match)
            $key = $Match.Groups[1].Value
            if ($key -eq '_') { "$Data" }
            elseif ($Data -is [System.Collections.IDictionary] -and $Data.Contains($key)) { "$($Data[$key])" }
            else { $Match.Value }
        })
}

function Get-FullName($Test) {
    $name = Expand-Name $Test.Name $Test.Data
    for ($block = $Test.Block; $block -and -not $block.IsRoot; $block = $block.Parent) {
        $name = "$(Expand-Name $block.Name $block.Data): $name"
    }
    $name
}

function Get-ErrorText($ErrorRecord) {
    @($ErrorRecord | Where-Object { $_ } | ForEach-Object {
            $message = if ($_.DisplayErrorMessage) { $_.DisplayErrorMessage } else { "$_" }
            $trace = if ($_.DisplayStackTrace) { $_.DisplayStackTrace } else { $_.ScriptStackTrace }
            "$message`n$trace".Trim()
        }) -join "`n`n"
}

function Get-TestOutcome($Test) {
    $text = if ($Test.Result -ne 'Skipped') { Get-ErrorText $Test.ErrorRecord }
    elseif ($Test.ErrorRecord) { "$($Test.ErrorRecord[0])" -replace '^is skipped, because ' }
    else { 'not for this edition or platform' }
    # A test whose block could not be set up did not run; the block says why.
    for ($block = $Test.Block; -not $text -and $block -and $Test.Result -eq 'Failed'; $block = $block.Parent) {
        $text = Get-ErrorText $block.ErrorRecord
    }
    [ordered] @{
        name    = Get-FullName $Test
        result  = "$($Test.Result)"
        seconds = $Test.Duration.TotalSeconds
        text    = $text
    }
}

function Get-BlockText($Block) {
    Get-ErrorText $Block.ErrorRecord
    $Block.Blocks | ForEach-Object { Get-BlockText $_ }
}

$configuration = New-PesterConfiguration
$configuration.Run.Container = New-PesterContainer -Path $Path -Data @{ Module = $Module }
$configuration.Run.PassThru = $true
$configuration.Run.SkipRun = [bool] $DiscoverOnly
$configuration.Output.Verbosity = if ($DiscoverOnly) { 'None' } else { 'Detailed' }
$configuration.Output.RenderMode = 'Plaintext'
$result = Invoke-Pester -Configuration $configuration

if ($ResultPath) {
    $files = @($result.Containers | ForEach-Object {
            $container = $_
            [ordered] @{
                file  = [System.IO.Path]::GetFileName("$($container.Item)")
                # What failed outside of a test: the file itself, or the set-up or clean-up of a block.
                text  = @((Get-ErrorText $container.ErrorRecord), ($container.Blocks | ForEach-Object { Get-BlockText $_ }) | ForEach-Object { $_ } | Where-Object { $_ }) -join "`n`n"
                tests = @($result.Tests | Where-Object { "$($_.Block.Root.BlockContainer)" -eq "$($container.Item)" } | ForEach-Object { Get-TestOutcome $_ })
            }
        })
    ConvertTo-Json @{ files = $files } -Depth 6 | Set-Content $ResultPath -Encoding utf8
}

# A file that can't be read has no tests that could fail.
$failed = $result.FailedCount + $result.FailedContainersCount + $result.FailedBlocksCount
if ($DiscoverOnly) { exit [int] ($failed -gt 0 -or $result.TotalCount -eq 0) }
Write-Host "Tests Passed: $($result.PassedCount), Failed: $failed, Skipped: $($result.SkippedCount)"
exit [int] ($failed -gt 0 -or $result.PassedCount -eq 0)
