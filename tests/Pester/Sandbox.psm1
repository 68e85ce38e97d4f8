# A Konnect on loopback, in a process of its own.

function Start-KonnectSandbox {
    <#
    .SYNOPSIS
        Builds and starts it, and sets the variables of whoever is to use it.
    #>
    [CmdletBinding()]
    [OutputType([System.Diagnostics.Process])]
    param()

    $project = Join-Path $PSScriptRoot '../../sandbox/KonnectPS.Sandbox'
    & dotnet build $project -nologo -verbosity:quiet | Out-Host
    if ($LASTEXITCODE -ne 0) { throw 'The sandbox does not build.' }

    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.Arguments = '"' + (& dotnet msbuild $project -getProperty:TargetPath) + '"'
    $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    $sandbox = [System.Diagnostics.Process]::Start($start)

    # It prints its variables, the password last, and then waits.
    do {
        $line = $sandbox.StandardOutput.ReadLine()
        if ($null -eq $line) { throw 'The sandbox ended before it said where it listens.' }
        $name, $value = $line -split '=', 2
        Set-Item "env:$name" $value
    } until ($name -eq 'KONNECT_PORTAL_PASSWORD')

    $env:QUICKSTART_GATEWAY_URL = "$env:KONNECT_API_URL/gateway"
    $env:QUICKSTART_INBOX_URL = "$env:KONNECT_API_URL/sandbox/inbox"
    $env:QUICKSTART_TOKEN_URL = "$env:KONNECT_API_URL/idp/token"
    $sandbox
}

function Stop-KonnectSandbox {
    <#
    .SYNOPSIS
        Ends it.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [System.Diagnostics.Process] $Sandbox)

    if (-not $Sandbox.HasExited) { $Sandbox.Kill() }
    $Sandbox.Dispose()
}

Export-ModuleMember -Function Start-KonnectSandbox, Stop-KonnectSandbox
