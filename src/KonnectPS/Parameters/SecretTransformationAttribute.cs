using System.Management.Automation;
using System.Security;
using KonnectPS.Client;

namespace KonnectPS.Parameters;

/// <summary>Accepts a secret as a SecureString, or as a string, which becomes a SecureString at once.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            SecureString secret => secret,
            string text => SecretText.Hide(text),
            PSCredential credential => credential.Password,
            _ => throw new ArgumentTransformationMetadataException("A SecureString or a string is wanted."),
        };
}
