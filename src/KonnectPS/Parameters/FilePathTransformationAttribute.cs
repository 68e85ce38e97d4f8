using System.Management.Automation;

namespace KonnectPS.Parameters;

/// <summary>
/// Takes the path of a file from a text, a file, or an object that has a property for it. PowerShell would take anything else for its
/// description, and leave no other parameter a chance.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FilePathTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return input switch
        {
            null or string => inputData,
            FileSystemInfo file => file.FullName,
            PathInfo path => path.Path,
            Uri { IsAbsoluteUri: true, IsFile: true } address => address.LocalPath,
            _ => Read(ForeignObject.Of(inputData)),
        };
    }

    private static string Read(ForeignObject? foreign)
    {
        const string Message = "The path of a file is wanted here.";
        if (foreign?.Text("Path", "PSPath", "FullName") is { } path)
        {
            return path;
        }

        // Only a failed cast lets the shell go on to other parameters, for those that the object may say something to.
        throw foreign is null || foreign.Says(["SpecificationFile", "LiteralPath", "Api", "ApiId"])
            ? new ArgumentTransformationMetadataException(Message, new PSInvalidCastException(Message))
            : new ArgumentTransformationMetadataException($"The object lacks what is wanted here: Path, PSPath or FullName. {Message}");
    }
}
