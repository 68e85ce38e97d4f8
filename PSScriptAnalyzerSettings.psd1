@{
    Severity     = @('Error', 'Warning', 'Information')

    ExcludeRules = @(
        # Scripts that talk to whoever started them.
        'PSAvoidUsingWriteHost'
        # The samples are written as one types at a prompt.
        'PSAvoidUsingPositionalParameters'
        # The functions here are private to a script; what users call are the cmdlets, and those ask.
        'PSUseShouldProcessForStateChangingFunctions'
    )

    Rules        = @{
        PSUseCompatibleSyntax      = @{ Enable = $true; TargetVersions = @('5.1', '7.4') }
        PSUseConsistentIndentation = @{ Enable = $true; IndentationSize = 4; PipelineIndentation = 'IncreaseIndentationForFirstPipeline' }
        PSUseConsistentWhitespace  = @{ Enable = $true; CheckParameter = $true; IgnoreAssignmentOperatorInsideHashTable = $true }
        PSPlaceOpenBrace           = @{ Enable = $true; OnSameLine = $true; NewLineAfter = $false }
        PSAvoidTrailingWhitespace  = @{ Enable = $true }
    }
}
