@{
    # The binary for the edition that asks: PowerShell 7.4+ brings the libraries that Windows PowerShell 5.1 lacks.
    RootModule           = if ($PSEdition -eq 'Core') { 'bin/net8.0/KonnectPS.dll' } else { 'bin/netstandard2.0/KonnectPS.dll' }
    ModuleVersion        = '0.1.0'
    GUID                 = '0b4b9a3e-6a0c-4d5b-9c53-2f1d3c5b7e21'
    Author               = 'KonnectPS contributors'
    CompanyName          = 'KonnectPS contributors'
    Copyright            = 'Copyright (c) KonnectPS contributors. MIT licence.'
    Description          = 'Takes API credentials from a Kong Konnect Dev Portal, without a console: sign in, create an application, register it for an API, mint a credential, straight into Set-Secret.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Core', 'Desktop')

    FormatsToProcess     = @('bin/KonnectPS.format.ps1xml')

    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Connect-KonnectPortal'
        'Disconnect-KonnectPortal'
        'Export-KonnectCredential'
        'Get-KonnectApi'
        'Get-KonnectApplication'
        'Get-KonnectAuthStrategy'
        'Get-KonnectCredential'
        'Get-KonnectPortal'
        'Get-KonnectPortalApplication'
        'Get-KonnectRegistration'
        'Get-KonnectSession'
        'New-KonnectApplication'
        'New-KonnectCredential'
        'New-KonnectRegistration'
        'Remove-KonnectApplication'
        'Remove-KonnectCredential'
    )

    PrivateData          = @{
        PSData = @{
            Tags       = @('Kong', 'Konnect', 'DevPortal', 'API', 'Credential', 'Secret', 'Onboarding', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
