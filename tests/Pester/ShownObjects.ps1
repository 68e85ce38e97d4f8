# An object of every type that has a view, and what a session in ConstrainedLanguage shows of it, as JSON.
param([Parameter(Mandatory)] [string] $Module)

Import-Module $Module
$session = Connect-KonnectPortal
$ending = [DateTimeOffset]::UtcNow.AddHours(3.5)
$application = New-KonnectApplication "shown-$PID" -AuthStrategy key-auth
$objects = @{
    'KonnectPS.Session.KonnectSession' = $session
    'KonnectPS.KonnectCredential'      = $application | New-KonnectCredential -DisplayName shown
    'KonnectPS.KonnectAccessToken'     = New-KonnectAccessToken "shown-$PID"
}
$names = foreach ($file in Get-ChildItem (Join-Path (Split-Path $Module) 'bin') -Filter *.format.ps1xml) {
    ([xml] (Get-Content $file.FullName -Raw)).SelectNodes('//ViewSelectedBy/TypeName').InnerText
}
foreach ($name in $names | Select-Object -Unique) {
    if ($objects[$name]) { continue }
    $type = $name -as [type]
    $one = [System.Runtime.Serialization.FormatterServices]::GetUninitializedObject($type)
    foreach ($property in $type.GetProperties() | Where-Object CanWrite) {
        if ($property.PropertyType -eq [string]) { $property.SetValue($one, "01234567-$($property.Name)") }
        elseif ([DateTimeOffset], [Nullable[DateTimeOffset]] -contains $property.PropertyType) { $property.SetValue($one, $ending) }
    }
    $objects[$name] = $one
}

$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
$shown = @{}
foreach ($name in $objects.Keys) {
    $one = $objects[$name]
    $shown[$name] = @{
        output = $(try { $one | Out-String -Width 200 } catch { "failed: $_" })
        table  = $(try { $one | Format-Table | Out-String -Width 200 } catch { "failed: $_" })
        list   = $(try { $one | Format-List | Out-String -Width 200 } catch { "failed: $_" })
    }
}
$shown | ConvertTo-Json
