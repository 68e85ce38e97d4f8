<#
.SYNOPSIS
    Runs the Pester suite over the packed module, against a sandbox of its own, in a home of its own.
.DESCRIPTION
    Needs Pester 5 and the .NET SDK. The last line says how many tests passed, failed and were skipped; the exit code is 1 when one failed.
.EXAMPLE
    ./tests/Pester/Invoke-Suite.ps1
.EXAMPLE
    ./tests/Pester/Invoke-Suite.ps1 -Module ./KonnectPS/KonnectPS.psd1
#>
[CmdletBinding()]
param(
    # The manifest of a module that was packed elsewhere. Default: it is packed first.
    [string] $Module,

    # The tests run in a shell that was started with a home of its own; this is that shell.
    [switch] $InOwnHome
)

$ErrorActionPreference = 'Stop'

if (-not $InOwnHome) {
    if (-not $Module) { $Module = (& (Join-Path $PSScriptRoot '../../build.ps1') pack)[-1] }
    $Module = (Resolve-Path $Module).Path

    $ownHome = Join-Path ([System.IO.Path]::GetTempPath()) "konnectps-$([guid]::NewGuid().ToString('n'))"
    $null = New-Item $ownHome -ItemType Directory
    $own = @{
        HOME            = $ownHome
        # What dotnet downloaded once is found where it was.
        DOTNET_CLI_HOME = $HOME
        NUGET_PACKAGES  = if ($env:NUGET_PACKAGES) { $env:NUGET_PACKAGES } else { Join-Path $HOME '.nuget/packages' }
    }
    $former = @{}
    foreach ($name in $own.Keys) {
        $former[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $own[$name])
    }
    try {
        & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File $PSCommandPath -Module $Module -InOwnHome
        exit $LASTEXITCODE
    }
    finally {
        foreach ($name in $own.Keys) { [Environment]::SetEnvironmentVariable($name, $former[$name]) }
        Remove-Item $ownHome -Recurse -Force
    }
}

Import-Module Pester -MinimumVersion 5.0
Import-Module (Join-Path $PSScriptRoot 'Sandbox.psm1')
Get-ChildItem env:KONNECT_* | Remove-Item

$sandbox = Start-KonnectSandbox
try {
    $configuration = New-PesterConfiguration
    $configuration.Run.Container = New-PesterContainer -Path (Join-Path $PSScriptRoot '*.Tests.ps1') -Data @{ Module = $Module }
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'Detailed'
    $configuration.Output.RenderMode = 'Plaintext'
    $result = Invoke-Pester -Configuration $configuration
}
finally {
    Stop-KonnectSandbox $sandbox
}

# A file that can't be read has no tests that could fail.
$failed = $result.FailedCount + $result.FailedContainersCount + $result.FailedBlocksCount
Write-Host "Tests Passed: $($result.PassedCount), Failed: $failed, Skipped: $($result.SkippedCount)"
exit [int] ($failed -gt 0 -or $result.PassedCount -eq 0)
