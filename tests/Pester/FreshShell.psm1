# The shell that runs the tests, once more, as a build server or an agent runs it.

function Get-ShellCommand {
    <#
    .SYNOPSIS
        What starts this shell, or the one at a path: its program, followed by the arguments that come before the shell's own.
    #>
    [CmdletBinding()]
    [OutputType([string[]])]
    param(
        # pwsh, powershell.exe or a pwsh.dll. Default: the shell that runs this.
        [string] $Path
    )

    $dotnet = 'dotnet'
    if (-not $Path) {
        $Path = (Get-Process -Id $PID).Path
        # As a .NET tool PowerShell runs in dotnet itself.
        if ([System.IO.Path]::GetFileNameWithoutExtension($Path) -eq 'dotnet') {
            $dotnet = $Path
            $Path = Join-Path $PSHOME 'pwsh.dll'
        }
    }
    if ($Path -like '*.dll') { [string[]] ($dotnet, $Path) } else { $Path }
}

function Invoke-FreshShell {
    <#
    .SYNOPSIS
        Runs a command or a file in a shell of its own; emits its exit code and what it wrote.
    #>
    [CmdletBinding(DefaultParameterSetName = 'Command')]
    param(
        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Command')]
        [string] $Command,

        [Parameter(Mandatory, ParameterSetName = 'File')]
        [string] $File,

        # Variables of the environment that it is to have otherwise; $null for none.
        [hashtable] $Environment = @{},

        [string] $WorkingDirectory = $PWD.Path,

        # Gets each line of its output as soon as it is written.
        [scriptblock] $OnOutput = {}
    )

    $program, $leading = @(Get-ShellCommand)
    $start = [System.Diagnostics.ProcessStartInfo]::new($program)
    $start.Arguments = -join $(foreach ($argument in $leading) { "`"$argument`" " }) + '-NoProfile -NonInteractive ' + $(
        if ($File) { "-File `"$File`"" }
        else { '-EncodedCommand ' + [Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($Command)) }
    )
    $start.WorkingDirectory = $WorkingDirectory
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $start.UseShellExecute = $false
    foreach ($name in $Environment.Keys) {
        if ($null -eq $Environment[$name]) { $null = $start.EnvironmentVariables.Remove($name) }
        else { $start.EnvironmentVariables[$name] = $Environment[$name] }
    }

    $shell = [System.Diagnostics.Process]::Start($start)
    $errors = $shell.StandardError.ReadToEndAsync()
    $lines = while ($null -ne ($line = $shell.StandardOutput.ReadLine())) {
        $null = & $OnOutput $line
        $line
    }
    $shell.WaitForExit()
    [pscustomobject]@{
        ExitCode = $shell.ExitCode
        Output   = ($lines -join "`n").Trim()
        Errors   = $errors.GetAwaiter().GetResult().Trim()
    }
}

Export-ModuleMember -Function Get-ShellCommand, Invoke-FreshShell
