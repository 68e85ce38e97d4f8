@{
    ModuleVersion = '1.0.0'
    GUID = '0f0d9bd8-2f0b-4f0a-9f0b-6a5d4a6c1b7e'
    Author = 'KonnectPS contributors'
    Description = 'A vault in memory with the vices of real ones, for tests.'
    NestedModules = @('./ViceVault.Extension')
    FunctionsToExport = @()
    CmdletsToExport = @()
    AliasesToExport = @()
    VariablesToExport = @()
}
