# Prepares the prompt of the quickstart: the module loaded, the sandbox connected.
param([Parameter(Mandatory)] [int] $Quickstart)

# The shell ends with the quickstart, however that ends: without its sandbox there is nothing left to talk to.
$null = [powershell]::Create().AddScript({
    param($Quickstart)
    Wait-Process -Id $Quickstart -ErrorAction Ignore
    [Environment]::Exit(1)
}).AddArgument($Quickstart).BeginInvoke()

Import-Module ./KonnectPS.psd1
Connect-KonnectPortal
"`nKonnectPS is loaded and connected to the sandbox. Try Get-KonnectApi; 'exit' ends both."
