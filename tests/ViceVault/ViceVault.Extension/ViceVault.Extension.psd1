@{
    ModuleVersion = '1.0.0'
    GUID = 'b8a1c8ab-9d8c-49e9-8a53-9f3c6f2c8a11'
    Author = 'KonnectPS contributors'
    Description = 'The five functions by which SecretManagement reaches the vault.'
    RootModule = 'ViceVault.Extension.psm1'
    FunctionsToExport = @('Get-Secret', 'Set-Secret', 'Remove-Secret', 'Get-SecretInfo', 'Test-SecretVault', 'Unlock-SecretVault')
    CmdletsToExport = @()
    AliasesToExport = @()
    VariablesToExport = @()
}
