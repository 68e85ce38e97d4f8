namespace KonnectPS.Client.Tests;

/// <summary>Opens the doors of a sandbox.</summary>
internal static class Doors
{
    public static DeveloperDoor DeveloperDoor(this CheckedSandbox sandbox, PipelineOptions? options = null)
    {
        var door = new DeveloperDoor(sandbox.Address, options);
        door.UseToken(SecretText.Hide(sandbox.Inner.IssuePortalToken()));
        return door;
    }

    public static AdminDoor AdminDoor(this CheckedSandbox sandbox, PipelineOptions? options = null) =>
        new(sandbox.Address, sandbox.Address, SecretText.Hide(sandbox.Seed.PersonalAccessToken), options);

    public static Task<Application> CreateApplicationAsync(this DeveloperDoor door, string name) =>
        door.CreateApplicationAsync(new NewApplication { Name = name }, CancellationToken.None);
}
