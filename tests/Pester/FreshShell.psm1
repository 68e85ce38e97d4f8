# The shell that runs the tests, once more, as a build server or an agent runs it.

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

        [string] $WorkingDirectory = $PWD.Path
    )

    $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
    $start.Arguments = '-NoProfile -NonInteractive ' + $(
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
    $output = $shell.StandardOutput.ReadToEnd()
    $shell.WaitForExit()
    [pscustomobject]@{
        ExitCode = $shell.ExitCode
        Output   = $output.Trim()
        Errors   = $errors.GetAwaiter().GetResult().Trim()
    }
}

Export-ModuleMember -Function Invoke-FreshShell
