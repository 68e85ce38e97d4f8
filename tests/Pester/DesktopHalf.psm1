# The half of the module that Windows PowerShell loads, for a PowerShell 7: its binary and the libraries that ship with it.

function New-DesktopHalf {
    <#
    .SYNOPSIS
        Copies a packed module without the half for PowerShell 7; emits the path of the copy's manifest.
    .DESCRIPTION
        The copy's root module is a script that loads the binary into an AssemblyLoadContext of its own. Whatever is in
        bin/netstandard2.0 is taken from there and from nowhere else, also what the shell has of the same name. What is not there, the
        shell itself and the classes of the framework, comes from the shell.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        # The manifest of the packed module.
        [Parameter(Mandatory)] [string] $Module,

        # The folder to make the copy in.
        [Parameter(Mandatory)] [string] $Destination
    )

    $folder = Join-Path $Destination 'KonnectPS'
    Copy-Item (Split-Path $Module) $folder -Recurse
    Remove-Item (Join-Path $folder 'bin/net8.0') -Recurse

    $manifest = Join-Path $folder 'KonnectPS.psd1'
    $lines = Get-Content $manifest
    if (@($lines -match '^\s*RootModule\s*=').Count -ne 1) { throw "$Module names no root module, or more than one." }
    # The types file refers to code of the binary, so it has to wait for the script that loads it.
    Set-Content $manifest ($lines -notmatch '^\s*(RequiredAssemblies|TypesToProcess)\s*=' -replace '^\s*RootModule\s*=.*', "    RootModule = 'DesktopHalf.psm1'")
    Set-Content (Join-Path $folder 'DesktopHalf.psm1') @'
Add-Type -IgnoreWarnings -WarningAction Ignore -TypeDefinition @"
    using System.IO;
    using System.Reflection;
    using System.Runtime.Loader;

    public sealed class ShippedLibraries : AssemblyLoadContext
    {
        private readonly string _folder;

        public ShippedLibraries(string folder) : base("KonnectPS, desktop half") { _folder = folder; }

        public string PathOf(string name) { return Path.Combine(_folder, name + ".dll"); }

        protected override Assembly Load(AssemblyName name)
        {
            return File.Exists(PathOf(name.Name)) ? LoadFromAssemblyPath(PathOf(name.Name)) : null;
        }
    }
"@
$shipped = [ShippedLibraries]::new((Join-Path $PSScriptRoot 'bin/netstandard2.0'))
Import-Module -Assembly $shipped.LoadFromAssemblyPath($shipped.PathOf('KonnectPS'))
Update-TypeData -PrependPath (Join-Path $PSScriptRoot 'bin/KonnectPS.types.ps1xml')
'@
    $manifest
}

Export-ModuleMember -Function New-DesktopHalf
