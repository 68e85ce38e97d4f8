using KonnectPS.Client;
using KonnectPS.Engine;

namespace KonnectPS.Session;

/// <summary>Creates applications whose description carries a mark until the answer has arrived.</summary>
internal static class MarkedCreation
{
    /// <summary>Creates the application, then takes the mark off.</summary>
    public static async Task<Application> CreateAsync(
        DeveloperDoor door, NewApplication wanted, RecordOutput output, CancellationToken cancellationToken)
    {
        var created = await door.CreateOnceAsync(
            wanted with { Description = CreationMark.PutOn(wanted.Description) }, cancellationToken).ConfigureAwait(false);
        await DescribeAsync(door, created, wanted.Description, output, cancellationToken).ConfigureAwait(false);
        return created;
    }

    /// <summary>Gives an application its own description. Where that fails the mark stays, with a warning: a secret must not be lost over it.</summary>
    public static async Task DescribeAsync(
        DeveloperDoor door, Application application, string? description, RecordOutput output, CancellationToken cancellationToken)
    {
        try
        {
            await Settling.AwaitAsync(
                output,
                application,
                () => door.UpdateApplicationAsync(application.Id, new ApplicationChange { Description = description ?? "" }, cancellationToken),
                cancellationToken).ConfigureAwait(false);
            application.Description = description;
        }
        catch (KonnectException e)
        {
            output.WriteWarning(
                $"The application '{PlainText.Of(application.Name)}' is in order, but its description still ends with a mark of KonnectPS: {e.Message} Set-KonnectApplication -Description changes it.");
        }
    }
}
