#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }
param([Parameter(Mandatory)] [string] $Module)

BeforeAll {
    Import-Module $Module -Force
    $session = Connect-KonnectPortal
}

AfterAll {
    Disconnect-KonnectPortal
}

Describe 'Sessions and runspaces' {
    It 'connects in a job, and leaves the session here alone' {
        $job = Start-Job {
            Import-Module $using:Module
            $null = Connect-KonnectPortal
            (New-KonnectApplication job-bot).Name
            Disconnect-KonnectPortal
        }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be 'job-bot'
        (Get-KonnectSession).DeveloperDoorOpen | Should -BeTrue
        (Get-KonnectApplication job-bot).Name | Should -Be 'job-bot'
    }

    It 'hands a session to parallel script blocks by $using:' -Skip:($PSEdition -eq 'Desktop') {
        $made = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:Module
            (New-KonnectApplication "parallel-$_" -Session $using:session).Name
            if (Get-KonnectSession) { throw 'A runspace has the session of another one.' }
        }
        $made | Sort-Object | Should -Be (1..8 | ForEach-Object { "parallel-$_" })
        @(Get-KonnectApplication parallel-*).Count | Should -Be 8
    }

    It 'has no session where nobody connected' -Skip:($PSEdition -eq 'Desktop') {
        $id = 1 | ForEach-Object -Parallel {
            Import-Module $using:Module
            try { Get-KonnectApi -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
        }
        $id | Should -BeLike 'NoSession,*'
    }

    It 'keeps the sessions of two runspaces apart' {
        $shells = foreach ($door in 'developer', 'admin') {
            $shell = [powershell]::Create()
            $null = $shell.AddScript({
                    param($Module, $Door)
                    $ErrorActionPreference = 'Stop'
                    Import-Module $Module
                    $password = [System.Net.NetworkCredential]::new('', $env:KONNECT_PORTAL_PASSWORD).SecurePassword
                    if ($Door -eq 'developer') {
                        # The portal alone, so that the admin door stays shut.
                        $null = Connect-KonnectPortal $env:KONNECT_PORTAL_URL -Credential ([pscredential]::new($env:KONNECT_PORTAL_EMAIL, $password))
                        (Get-KonnectSession).DeveloperDoorOpen
                        (New-KonnectApplication "runspace-$Door").Name
                    }
                    else {
                        $null = Connect-KonnectPortal -PersonalAccessToken $env:KONNECT_TOKEN -ApiUrl $env:KONNECT_API_URL
                        (Get-KonnectSession).AdminDoorOpen
                        (Get-KonnectPortal 'Sandbox Portal').Name
                    }
                    Disconnect-KonnectPortal
                }).AddArgument($Module).AddArgument($door)
            @{ Shell = $shell; Running = $shell.BeginInvoke() }
        }
        $output = foreach ($one in $shells) {
            $one.Shell.EndInvoke($one.Running)
            $one.Shell.Dispose()
        }
        $output | Should -Be $true, 'runspace-developer', $true, 'Sandbox Portal'
        (Get-KonnectSession).DeveloperDoorOpen | Should -BeTrue
    }
}
