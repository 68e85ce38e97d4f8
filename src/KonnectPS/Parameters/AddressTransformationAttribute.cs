using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Parameters;

/// <summary>
/// Takes an address that may hold a user name and password. PowerShell's own error repeats a text that is no address, and the password with
/// it; and where one character of a password ends the authority, Uri takes what stands before it for the host. Neither is passed on: what
/// comes instead is no address, which the command refuses without repeating it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AddressTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly Uri None = new("none", UriKind.Relative);

    /// <summary>True for the address of a host, behind which nothing belongs.</summary>
    public bool HostOnly { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string text => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address) ? Checked(address) : None,
            Uri address => Checked(address),
            _ => inputData,
        };

    private Uri Checked(Uri address) =>
        address.IsAbsoluteUri && (DoorAddress.MayHideUserInfo(address) || (HostOnly && address.PathAndQuery.IndexOf('@') > 0)) ? None : address;
}
