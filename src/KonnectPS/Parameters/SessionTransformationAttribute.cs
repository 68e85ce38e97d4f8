using System.Management.Automation;
using KonnectPS.Session;

namespace KonnectPS.Parameters;

/// <summary>Says why a session of another process is none: its tokens stay in the process that opened it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SessionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is PSObject session && session.TypeNames.Contains("Deserialized." + typeof(KonnectSession).FullName)
            ? throw new ArgumentTransformationMetadataException(
                "A session does not cross from one process to another, as into a job of Start-Job or through Export-Clixml: its tokens stay where it was opened. Run Connect-KonnectPortal inside the job. Start-ThreadJob and ForEach-Object -Parallel take the session along.")
            : ForeignObject.Of(inputData) is not null
                ? throw new ArgumentTransformationMetadataException("The object is no session; a session is what Connect-KonnectPortal or Get-KonnectSession emits.")
                : inputData;
}
