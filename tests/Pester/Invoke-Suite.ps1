<#
.SYNOPSIS
    Runs the Pester suite over the packed module, against a sandbox of its own, in a home of its own.
.DESCRIPTION
    dotnet test runs the same tests in the PowerShell that .config/dotnet-tools.json pins. This runs them in any shell. It needs the
    .NET SDK, and Pester 5: installed, or as dotnet build leaves it beside the test project. The last line says how many tests passed,
    failed and were skipped; the exit code is 1 when one failed.
.EXAMPLE
    dotnet tool run pwsh -- ./tests/Pester/Invoke-Suite.ps1
.EXAMPLE
    ./tests/Pester/Invoke-Suite.ps1 -Module ./KonnectPS/KonnectPS.psd1 -Shell ~/powershell-7.4/pwsh
#>
[CmdletBinding()]
param(
    # The manifest of a module that was packed elsewhere. Default: it is packed first.
    [string] $Module,

    # The shell to test in: pwsh, powershell.exe or a pwsh.dll. Default: the one that runs this.
    [string] $Shell,

    # The test files; wildcards are resolved. Default: all of them.
    [string[]] $Path = (Join-Path $PSScriptRoot '*.Tests.ps1')
)

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'FreshShell.psm1')
Import-Module (Join-Path $PSScriptRoot 'Sandbox.psm1')

if (-not $Module) { $Module = (& (Join-Path $PSScriptRoot '../../build.ps1') pack)[-1] }
$Module = (Resolve-Path $Module).Path
if ($Shell -and (Test-Path $Shell)) { $Shell = (Resolve-Path $Shell).Path }
$program, [string[]] $leading = @(Get-ShellCommand $Shell)

$ownHome = Join-Path ([System.IO.Path]::GetTempPath()) "konnectps-$([guid]::NewGuid().ToString('n'))"
# NuGet takes a home without .config for none, and the working directory instead.
$null = New-Item (Join-Path $ownHome '.config') -ItemType Directory
$own = @{
    HOME            = $ownHome
    # What dotnet downloaded once is found where it was.
    DOTNET_CLI_HOME = $HOME
    NUGET_PACKAGES  = if ($env:NUGET_PACKAGES) { $env:NUGET_PACKAGES } else { Join-Path $HOME '.nuget/packages' }
}
if (-not (Get-Module Pester -ListAvailable | Where-Object Version -GE ([version] '5.0'))) {
    $built = Get-Item (Join-Path $PSScriptRoot '../KonnectPS.Pester.Tests/bin/*/*/Modules') | Select-Object -First 1
    if (-not $built) { throw 'There is no Pester 5: install it, or run dotnet build.' }
    $own.PSModulePath = $built.FullName, $env:PSModulePath -join [System.IO.Path]::PathSeparator
}

$former = [Environment]::GetEnvironmentVariables()
$sandbox = $null
try {
    Get-ChildItem env:KONNECT_* | Remove-Item
    $sandbox = Start-KonnectSandbox
    foreach ($name in $own.Keys) { [Environment]::SetEnvironmentVariable($name, $own[$name]) }
    & $program @leading -NoProfile -NonInteractive -File (Join-Path $PSScriptRoot 'Invoke-TestFile.ps1') -Module $Module $Path
    $code = $LASTEXITCODE
}
finally {
    if ($sandbox) { Stop-KonnectSandbox $sandbox }
    foreach ($name in @([Environment]::GetEnvironmentVariables().Keys) + @($former.Keys)) {
        [Environment]::SetEnvironmentVariable($name, $former[$name])
    }
    Remove-Item $ownHome -Recurse -Force
}
exit $code
