<#
.SYNOPSIS
    Builds, tests or packs KonnectPS. Each verb does what the dotnet commands beside it do, and no more.
.EXAMPLE
    ./build.ps1 build
.EXAMPLE
    ./build.ps1 test
.EXAMPLE
    ./build.ps1 pack
#>
[CmdletBinding()]
param(
    # build: dotnet build. test: dotnet test. pack: a release build, copied to a folder KonnectPS as a user installs it.
    [Parameter(Position = 0)]
    [ValidateSet('build', 'test', 'pack')]
    [string] $Verb = 'build',

    # Where pack puts the module. Default: artifacts.
    [string] $Destination = (Join-Path $PSScriptRoot 'artifacts'),

    # Packs what is built already.
    [switch] $NoBuild
)

$ErrorActionPreference = 'Stop'

function Invoke-DotNet {
    & dotnet $args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $args ended with $LASTEXITCODE." }
}

Push-Location $PSScriptRoot
try {
    switch ($Verb) {
        'build' { Invoke-DotNet build }
        'test' { Invoke-DotNet test }
        'pack' {
            # A build that holds no path of the machine that made it.
            if (-not $NoBuild) { Invoke-DotNet build src/KonnectPS --configuration Release -property:ContinuousIntegrationBuild=true }
            Invoke-DotNet msbuild src/KonnectPS/KonnectPS.pack.targets -noLogo "-property:PackFolder=$Destination"
            (Test-ModuleManifest (Join-Path $Destination 'KonnectPS/KonnectPS.psd1')).Path
        }
    }
}
finally {
    Pop-Location
}
