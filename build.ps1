<#
.SYNOPSIS
    Builds, tests or packs KonnectPS.
.DESCRIPTION
    build and test do what the dotnet commands of these names do. pack makes what users install, KonnectPS and KonnectPS.Mcp, with a
    software bill of materials inside, and the packages that are published; the path of KonnectPS' manifest is the last thing it emits.
.EXAMPLE
    ./build.ps1 build
.EXAMPLE
    ./build.ps1 test
.EXAMPLE
    ./build.ps1 pack
.EXAMPLE
    ./build.ps1 pack -ProjectUri https://github.com/example/KonnectPS
#>
[CmdletBinding()]
param(
    # build: dotnet build. test: dotnet test. pack: a release build, copied to a folder for each module, and its .nupkg beside it.
    [Parameter(Position = 0)]
    [ValidateSet('build', 'test', 'pack')]
    [string] $Verb = 'build',

    # Where pack puts them. Default: artifacts.
    [string] $Destination = (Join-Path $PSScriptRoot 'artifacts'),

    # The project's page, for the packed manifests; a gallery shows it. Default: none.
    [uri] $ProjectUri,

    # Packs what is built already.
    [switch] $NoBuild
)

$ErrorActionPreference = 'Stop'

function Invoke-DotNet {
    & dotnet $args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $args ended with $LASTEXITCODE." }
}

function Set-ProjectUri([string] $Manifest) {
    $text = [System.IO.File]::ReadAllText($Manifest)
    $line = [regex]::Match($text, "(?m)^( +)LicenseUri( +)= '.+'\r?\n")
    if (-not $line.Success) { throw "$Manifest has no LicenseUri, after which ProjectUri belongs." }
    $text = $text.Insert($line.Index + $line.Length, "$($line.Groups[1])ProjectUri$($line.Groups[2])= '$($ProjectUri.AbsoluteUri)'`n")
    [System.IO.File]::WriteAllText($Manifest, $text)
}

function Add-BillOfMaterial([string] $ModuleFolder, [version] $Version, [string] $MetadataTarget) {
    # The tool finds packages by their metadata: a folder of those that ship keeps it from naming those that only build or test.
    $metadata = Join-Path ([System.IO.Path]::GetTempPath()) "konnectps-$([guid]::NewGuid().ToString('n'))"
    try {
        Invoke-DotNet msbuild src/KonnectPS/KonnectPS.pack.targets -noLogo "-target:$MetadataTarget" "-property:PackageMetadataFolder=$metadata"
        Invoke-DotNet tool run sbom-tool '--' generate -b $ModuleFolder -bc $metadata -cd '--DetectorCategories NuGet' -pm true `
            -pn (Split-Path $ModuleFolder -Leaf) -pv $Version -ps 'KonnectPS contributors' -nsb https://spdx.org/spdxdocs -V Error
    }
    finally {
        if (Test-Path $metadata) { Remove-Item $metadata -Recurse }
    }
}

function New-Package([string] $ModuleFolder) {
    # By the PSResourceGet of the pinned shell, whatever shell runs this.
    $folder, $to = $ModuleFolder, $Destination | ForEach-Object { "'$($_.Replace("'", "''"))'" }
    # The module that another one requires is looked for among those that are installed.
    Invoke-DotNet tool run pwsh '--' -NoProfile -NonInteractive -Command `
        "`$ErrorActionPreference = 'Stop'; `$env:PSModulePath += [IO.Path]::PathSeparator + $to; Compress-PSResource -Path $folder -DestinationPath $to"
}

$Destination = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Destination)
Push-Location $PSScriptRoot
try {
    switch ($Verb) {
        'build' { Invoke-DotNet build }
        'test' { Invoke-DotNet test }
        'pack' {
            # A build that holds no path of the machine that made it.
            if (-not $NoBuild) {
                Invoke-DotNet build src/KonnectPS --configuration Release -property:ContinuousIntegrationBuild=true
                Invoke-DotNet build src/KonnectPS.Mcp.Protocol --configuration Release -property:ContinuousIntegrationBuild=true
            }
            Invoke-DotNet tool restore
            Invoke-DotNet msbuild src/KonnectPS/KonnectPS.pack.targets -noLogo "-property:PackFolder=$Destination"
            Remove-Item (Join-Path $Destination 'KonnectPS.*.nupkg')
            $version = (Test-ModuleManifest (Join-Path $Destination 'KonnectPS/KonnectPS.psd1')).Version
            $metadataTargets = [ordered]@{ 'KonnectPS' = 'CopyPackageMetadata'; 'KonnectPS.Mcp' = 'CopyCompanionPackageMetadata' }
            foreach ($name in $metadataTargets.Keys) {
                $folder = Join-Path $Destination $name
                $manifest = Join-Path $folder "$name.psd1"
                if ($ProjectUri) { Set-ProjectUri $manifest }
                Add-BillOfMaterial $folder $version $metadataTargets[$name]
                New-Package $folder
            }
            (Test-ModuleManifest (Join-Path $Destination 'KonnectPS/KonnectPS.psd1')).Path
        }
    }
}
finally {
    Pop-Location
}
