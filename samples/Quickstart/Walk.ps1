# Walks through a script a statement at a time: shows its comments and the statement, runs it, shows what comes out. The first
# statement with an error is the last.
param([Parameter(Mandatory)] [string] $Script)

function Get-Step([string] $Path) {
    $tokens = $errors = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $tokens, [ref] $errors)
    if ($errors) { throw [System.Management.Automation.ParseException]::new($errors) }
    $position = 0
    foreach ($statement in $tree.EndBlock.Statements) {
        $comments = $tokens.Where({
            $_.Kind -eq 'Comment' -and $_.Extent.StartOffset -ge $position -and $_.Extent.EndOffset -le $statement.Extent.StartOffset
        })
        [pscustomobject]@{ Comments = $comments.Text; Statement = $statement.Extent.Text }
        $position = $statement.Extent.EndOffset
    }
}

# What a sandbox mints belongs in nobody's vault. Where SecretManagement is not to be found, the scripts have one in memory.
$env:PSModulePath = Join-Path $PSHOME 'Modules'

# A file or a pipe has no width, and tables would be cut at 80 columns.
$show, $layout = if ([Console]::IsOutputRedirected) { 'Out-String', @{ Stream = $true; Width = 120 } } else { 'Out-Default', @{} }

foreach ($step in Get-Step (Resolve-Path $Script)) {
    $failed = $false
    ''
    $step.Comments.ForEach({ "$($PSStyle.Foreground.Green)$_$($PSStyle.Reset)" })
    "$($PSStyle.Bold)PS> $($step.Statement)$($PSStyle.Reset)"
    try {
        # In this scope, as at a prompt: what a statement sets, the next ones see.
        . ([scriptblock]::Create($step.Statement)) 2>&1 |
            ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $failed = $true }; $_ } |
            & $show @layout
    }
    catch {
        $failed = $true
        $_ | & $show @layout
    }

    if ($failed) { exit 1 }
}
