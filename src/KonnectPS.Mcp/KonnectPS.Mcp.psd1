@{
    RootModule           = 'KonnectPS.Mcp.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '6b7e0c0a-4a53-4a7e-9d0e-0f5f5c0f1f6d'
    Author               = 'KonnectPS contributors'
    CompanyName          = 'KonnectPS contributors'
    Copyright            = 'Copyright (c) KonnectPS contributors. MIT licence.'
    Description          = 'Lets software agents get API credentials of a Kong Konnect Dev Portal into a vault over the Model Context Protocol, without seeing them.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    RequiredModules      = @(@{ ModuleName = 'KonnectPS'; ModuleVersion = '0.1.0' })

    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @('Start-KonnectMcpServer')

    PrivateData          = @{
        PSData = @{
            Tags       = @('Kong', 'Konnect', 'MCP', 'Agent', 'Credential', 'SecretManagement', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
