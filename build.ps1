<#
.SYNOPSIS
    Builds, tests or packs KonnectPS. Each verb does what the dotnet command beside it does, and no more.
.EXAMPLE
    ./build.ps1 build
.EXAMPLE
    ./build.ps1 test
.EXAMPLE
    ./build.ps1 pack
#>
[CmdletBinding()]
param(
    # build: dotnet build. test: dotnet test. pack: a release build, copied to artifacts/KonnectPS as a user installs it.
    [Parameter(Position = 0)]
    [ValidateSet('build', 'test', 'pack')]
    [string] $Verb = 'build'
)

$ErrorActionPreference = 'Stop'
Push-Location $PSScriptRoot
try {
    switch ($Verb) {
        'build' { dotnet build }
        'test' { dotnet test }
        'pack' { dotnet build src/KonnectPS --configuration Release }
    }
    if ($LASTEXITCODE -ne 0) { throw "dotnet ended with $LASTEXITCODE." }

    if ($Verb -eq 'pack') {
        $target = Join-Path $PSScriptRoot 'artifacts/KonnectPS'
        if (Test-Path $target) { Remove-Item $target -Recurse -Force }
        $null = New-Item $target -ItemType Directory
        Copy-Item KonnectPS.psd1, LICENSE, README.md, CHANGELOG.md $target
        Copy-Item bin $target -Recurse
        (Test-ModuleManifest (Join-Path $target 'KonnectPS.psd1')).Path
    }
}
finally {
    Pop-Location
}
