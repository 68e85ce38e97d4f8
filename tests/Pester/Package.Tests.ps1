#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'FreshShell.psm1') -Force
    $folder = Split-Path $Module
    $package = Get-Item (Join-Path (Split-Path $folder) 'KonnectPS.[0-9]*.nupkg') -ErrorAction SilentlyContinue
    $companion = Get-Item (Join-Path (Split-Path $folder) 'KonnectPS.Mcp.[0-9]*.nupkg') -ErrorAction SilentlyContinue

    function Get-RelativePath([string] $Folder) {
        Get-ChildItem $Folder -Recurse -File -Force | ForEach-Object { $_.FullName.Substring($Folder.Length + 1).Replace('\', '/') } | Sort-Object
    }
}

Describe 'The software bill of materials' {
    BeforeAll {
        $bill = Get-Content (Join-Path $folder '_manifest/spdx_2.2/manifest.spdx.json') -Raw -Encoding utf8 | ConvertFrom-Json
    }

    It 'names every file of the companion module' {
        $companionFolder = Join-Path (Split-Path $folder) 'KonnectPS.Mcp'
        $named = (Get-Content (Join-Path $companionFolder '_manifest/spdx_2.2/manifest.spdx.json') -Raw -Encoding utf8 | ConvertFrom-Json).files.fileName.Substring(2)
        $named | Sort-Object | Should -Be @(Get-RelativePath $companionFolder | Where-Object { $_ -notlike '_manifest/*' })
        $notices = Get-Content (Join-Path $companionFolder 'THIRD-PARTY-NOTICES.txt')
        Get-ChildItem (Join-Path $companionFolder 'protocol') -Filter *.dll | Where-Object BaseName -NotLike 'KonnectPS*' | ForEach-Object { $notices | Should -Contain $_.BaseName }
    }

    It 'names every file of the module by its hash, and no other' {
        $named = $bill.files | ForEach-Object {
            $hash = ($_.checksums | Where-Object algorithm -EQ 'SHA256').checksumValue
            "$($_.fileName.Substring(2)) $hash"
        }
        $shipped = Get-RelativePath $folder | Where-Object { $_ -notlike '_manifest/*' } | ForEach-Object {
            "$_ $((Get-FileHash (Join-Path $folder $_) -Algorithm SHA256).Hash.ToLowerInvariant())"
        }
        @($shipped).Count | Should -BeGreaterThan 20
        $named | Sort-Object | Should -Be ($shipped | Sort-Object)
    }

    It 'names every package whose library ships, in the version that was restored, and no other' {
        $lock = Get-Content (Join-Path $PSScriptRoot '../../src/KonnectPS/packages.lock.json') -Raw | ConvertFrom-Json
        $shipped = Get-ChildItem (Join-Path $folder 'bin') -Recurse -Filter *.dll | Where-Object BaseName -NotLike 'KonnectPS*' | ForEach-Object {
            $name = $_.BaseName
            $target = if ($_.Directory.Name -eq 'net8.0') { 'net8.0' } else { '.NETStandard,Version=v2.0' }
            "$name $($lock.dependencies.$target.$name.resolved)"
        }
        $shipped += "KonnectPS $((Test-ModuleManifest $Module).Version)"
        $bill.packages | ForEach-Object { "$($_.name) $($_.versionInfo)" } | Sort-Object | Should -Be ($shipped | Sort-Object -Unique)
    }

    It 'has the hash that lies beside it' {
        $path = Join-Path $folder '_manifest/spdx_2.2/manifest.spdx.json'
        (Get-Content "$path.sha256" -Raw).Trim() | Should -Be (Get-FileHash $path -Algorithm SHA256).Hash
    }
}

Describe 'The package' {
    BeforeEach {
        if (-not (Get-Command Compress-PSResource -ErrorAction SilentlyContinue)) {
            Set-ItResult -Skipped -Because 'this shell has no PSResourceGet that publishes a .nupkg'
        }
    }

    It 'is published into a folder, installed from there in a fresh home, and mints a key that opens an API' {
        if ($PSEdition -eq 'Desktop' -or $IsWindows) { Set-ItResult -Skipped -Because 'on Windows modules are installed for the user, whatever HOME says' }
        $package | Should -HaveCount 1 -Because './build.ps1 pack makes it beside the module'
        $freshHome = Join-Path $TestDrive 'home'
        $gallery = Join-Path $TestDrive 'gallery'
        $null = New-Item (Join-Path $freshHome '.config'), $gallery -ItemType Directory
        $outcome = Invoke-FreshShell -WorkingDirectory $freshHome -Environment @{ HOME = $freshHome; XDG_DATA_HOME = $null; XDG_CONFIG_HOME = $null } @"
            `$ErrorActionPreference = 'Stop'
            `$ProgressPreference = 'SilentlyContinue'
            Register-PSResourceRepository Folder -Uri '$gallery' -Trusted
            Publish-PSResource -NupkgPath '$($package.FullName)' -Repository Folder
            Publish-PSResource -NupkgPath '$($companion.FullName)' -Repository Folder
            Install-PSResource KonnectPS.Mcp -Repository Folder

            `$help = Get-Help New-KonnectCredential -Full
            `$topic = Get-Help about_KonnectPS
            Connect-KonnectPortal | Out-Null
            `$key = New-KonnectApplication installed-bot -AuthStrategy key-auth | New-KonnectRegistration orders | New-KonnectCredential
            `$headers = @{ `$key.KeyName = [System.Net.NetworkCredential]::new('', `$key.ApiKey).Password }
            `$opened = Invoke-WebRequest "`$env:QUICKSTART_GATEWAY_URL/orders/hello" -Headers `$headers
            Remove-KonnectApplication installed-bot -Confirm:`$false
            Disconnect-KonnectPortal
            @{
                version  = "`$((Get-InstalledPSResource KonnectPS).Version)"
                base     = (Get-Module KonnectPS).ModuleBase
                synopsis = `$help.Synopsis
                examples = @(`$help.Examples.Example).Count
                topic    = "`$topic"
                status   = `$opened.StatusCode
                server   = (Get-Help Start-KonnectMcpServer).Synopsis
            } | ConvertTo-Json
"@
        $outcome.Errors | Should -BeNullOrEmpty
        $outcome.ExitCode | Should -Be 0
        $said = $outcome.Output | ConvertFrom-Json
        $said.version | Should -Be (Test-ModuleManifest $Module).Version.ToString()
        $said.base | Should -BeLike "$freshHome*"
        $said.synopsis | Should -Match 'credential'
        $said.examples | Should -BeGreaterOrEqual 3
        $said.topic | Should -Match 'about_KonnectPS'
        $said.status | Should -Be 200
        $said.server | Should -Match 'Model Context Protocol'

        # What the gallery's own installer adds is no file of ours.
        Get-RelativePath $said.base | Where-Object { $_ -ne 'PSGetModuleInfo.xml' } | Should -Be @(Get-RelativePath $folder)
        foreach ($file in Get-RelativePath $folder) {
            (Get-FileHash (Join-Path $said.base $file)).Hash | Should -Be (Get-FileHash (Join-Path $folder $file)).Hash -Because $file
        }
    }

    It 'tells a gallery its name, version, licence and what it is' {
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        $archive = [System.IO.Compression.ZipFile]::OpenRead($package.FullName)
        try {
            $reader = [System.IO.StreamReader]::new($archive.GetEntry('KonnectPS.nuspec').Open())
            $metadata = ([xml] $reader.ReadToEnd()).package.metadata
        }
        finally { $archive.Dispose() }
        $manifest = Test-ModuleManifest $Module
        $metadata.id | Should -Be 'KonnectPS'
        $metadata.version | Should -Be $manifest.Version.ToString()
        $metadata.description | Should -Be $manifest.Description
        $metadata.licenseUrl | Should -Be $manifest.LicenseUri.AbsoluteUri
        "$($metadata.projectUrl)" | Should -Be "$($manifest.ProjectUri)"
        $metadata.tags | Should -Match 'PSEdition_Core'
    }
}
