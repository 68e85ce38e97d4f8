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
    # build: dotnet build. test: dotnet test. pack: a release build, copied to artifacts/KonnectPS as a user installs it.
    [Parameter(Position = 0)]
    [ValidateSet('build', 'test', 'pack')]
    [string] $Verb = 'build'
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
            Invoke-DotNet build src/KonnectPS --configuration Release -property:ContinuousIntegrationBuild=true
            Invoke-DotNet msbuild src/KonnectPS/KonnectPS.pack.targets -noLogo
            (Test-ModuleManifest (Join-Path $PSScriptRoot 'artifacts/KonnectPS/KonnectPS.psd1')).Path
        }
    }
}
finally {
    Pop-Location
}
