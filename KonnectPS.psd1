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
    # Asked of Windows PowerShell alone: the first .NET Framework that has all of netstandard 2.0.
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions = @('Core', 'Desktop')

    # Loaded before the types file, which refers to its code.
    RequiredAssemblies   = @(if ($PSEdition -eq 'Core') { 'bin/net8.0/KonnectPS.dll' } else { 'bin/netstandard2.0/KonnectPS.dll' })
    TypesToProcess       = @('bin/KonnectPS.types.ps1xml')
    FormatsToProcess     = @('bin/KonnectPS.format.ps1xml', 'bin/KonnectPS.DeveloperDoor.format.ps1xml', 'bin/KonnectPS.AdminDoor.format.ps1xml', 'bin/KonnectPS.Publisher.format.ps1xml', 'bin/KonnectPS.Diagnosis.format.ps1xml')

    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Add-KonnectPortalTeamMember'
        'Approve-KonnectPortalDeveloper'
        'Approve-KonnectPortalRegistration'
        'Confirm-KonnectDeveloper'
        'Connect-KonnectPortal'
        'Deny-KonnectPortalDeveloper'
        'Deny-KonnectPortalRegistration'
        'Disconnect-KonnectPortal'
        'Export-KonnectCredential'
        'Export-KonnectOnboarding'
        'Get-KonnectAccessToken'
        'Get-KonnectApi'
        'Get-KonnectApiSpecification'
        'Get-KonnectApplication'
        'Get-KonnectAuthServer'
        'Get-KonnectAuthServerClient'
        'Get-KonnectAuthStrategy'
        'Get-KonnectCatalogApi'
        'Get-KonnectCredential'
        'Get-KonnectDcrProvider'
        'Get-KonnectDeveloper'
        'Get-KonnectPortal'
        'Get-KonnectPortalApplication'
        'Get-KonnectPortalAuthStrategy'
        'Get-KonnectPortalCredential'
        'Get-KonnectPortalDeveloper'
        'Get-KonnectPortalForm'
        'Get-KonnectPortalRegistration'
        'Get-KonnectPortalTeam'
        'Get-KonnectPortalTeamMember'
        'Get-KonnectRegistration'
        'Get-KonnectRole'
        'Get-KonnectSession'
        'Grant-KonnectRole'
        'New-KonnectAccessToken'
        'New-KonnectApplication'
        'New-KonnectAuthServer'
        'New-KonnectCatalogApi'
        'New-KonnectCredential'
        'New-KonnectDcrProvider'
        'New-KonnectPortal'
        'New-KonnectPortalApplication'
        'New-KonnectPortalAuthStrategy'
        'New-KonnectPortalDeveloper'
        'New-KonnectPortalRegistration'
        'New-KonnectPortalTeam'
        'New-KonnectRegistration'
        'Publish-KonnectApi'
        'Register-KonnectDeveloper'
        'Remove-KonnectAccessToken'
        'Remove-KonnectApplication'
        'Remove-KonnectAuthServer'
        'Remove-KonnectAuthServerClient'
        'Remove-KonnectCatalogApi'
        'Remove-KonnectCredential'
        'Remove-KonnectDcrProvider'
        'Remove-KonnectPortal'
        'Remove-KonnectPortalApplication'
        'Remove-KonnectPortalAuthStrategy'
        'Remove-KonnectPortalDeveloper'
        'Remove-KonnectPortalRegistration'
        'Remove-KonnectPortalTeam'
        'Remove-KonnectPortalTeamMember'
        'Remove-KonnectRegistration'
        'Request-KonnectCredential'
        'Reset-KonnectCredential'
        'Reset-KonnectDeveloperPassword'
        'Revoke-KonnectRole'
        'Set-KonnectApplication'
        'Set-KonnectCredential'
        'Set-KonnectPortal'
        'Set-KonnectPortalAuthStrategy'
        'Test-KonnectCredential'
        'Test-KonnectOnboarding'
        'Unpublish-KonnectApi'
    )

    PrivateData          = @{
        PSData = @{
            Tags         = @(
                'Kong', 'Konnect', 'DevPortal', 'API', 'Gateway', 'Credential', 'Secret', 'SecretManagement', 'Onboarding', 'Automation'
                'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS'
            )
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'The first release: both doors of a Dev Portal, from signing up to a working credential in a vault. CHANGELOG.md in the module tells more.'
        }
    }
}
