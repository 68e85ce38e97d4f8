using KonnectPS.Client;
using KonnectPS.Engine;

namespace KonnectPS.Session;

/// <summary>
/// Gives a credential the name that was chosen for it. It is minted under a name of its own, by which alone it can be told from
/// all others when the answer is lost.
/// </summary>
internal static class ChosenName
{
    /// <summary>Renames. Where that fails the credential keeps its name with a warning: its secret must not be lost over a name.</summary>
    public static async Task GiveAsync(
        DeveloperDoor door, KonnectCredential credential, string name, RecordOutput output, CancellationToken cancellationToken)
    {
        try
        {
            await Settling.AwaitAsync(
                output,
                $"credential {PlainText.Of(name)}",
                failure => failure.Kind == KonnectErrorKind.NotFound,
                async () =>
                {
                    await door.RenameCredentialAsync(credential.ApplicationId, credential.CredentialId!, name, cancellationToken).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            credential.Rename(name);
        }
        catch (KonnectException e)
        {
            output.WriteWarning(
                $"The credential was minted, but kept the name '{PlainText.Of(credential.DisplayName)}' instead of '{PlainText.Of(name)}': {e.Message} Set-KonnectCredential renames it.");
        }
    }
}
