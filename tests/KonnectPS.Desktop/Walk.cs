using System.Net;
using System.Reflection;
using System.Runtime.InteropServices;
using KonnectPS.Client;

namespace KonnectPS.Desktop;

/// <summary>Signs in, creates an application, mints a key, sees a refusal and a retry, and leaves nothing behind.</summary>
internal static class Walk
{
    public static async Task<int> RunAsync(Uri portal)
    {
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}: {typeof(DeveloperDoor).Assembly.GetName().FullName}");
        using var door = new DeveloperDoor(portal);
        var password = new NetworkCredential("", Environment.GetEnvironmentVariable("KONNECT_PORTAL_PASSWORD")).SecurePassword;
        await door.SignInAsync(Environment.GetEnvironmentVariable("KONNECT_PORTAL_EMAIL") ?? "", password, CancellationToken.None);
        Console.WriteLine($"signed in as {(await door.GetMeAsync(CancellationToken.None)).Email}");

        var application = await door.CreateApplicationAsync(
            new NewApplication { Name = "desktop-" + Guid.NewGuid().ToString("n").Substring(0, 8) }, CancellationToken.None);
        Console.WriteLine($"created {application.Name}");
        var key = await door.CreateCredentialAsync(application.Id, "desktop", CancellationToken.None);
        Console.WriteLine($"minted {key.Type} {key.DisplayName}: a secret of {key.ApiKey?.Length} characters");
        var error = await FailureOfAsync(door.GetApplicationAsync(Guid.NewGuid().ToString(), CancellationToken.None));
        Console.WriteLine($"asked for what does not exist: {error}");
        using var nobody = new DeveloperDoor(new Uri("http://127.0.0.1:9/"), new PipelineOptions { RetryDelay = TimeSpan.FromMilliseconds(1) });
        var silence = await FailureOfAsync(nobody.GetPortalAsync(CancellationToken.None));
        Console.WriteLine($"asked where nobody listens, four times: {silence}");
        await door.DeleteApplicationAsync(application.Id, CancellationToken.None);
        await door.SignOutAsync(CancellationToken.None);
        Console.WriteLine("removed it and signed out");
        Console.WriteLine($"loaded: {string.Join(", ", AppDomain.CurrentDomain.GetAssemblies().Where(IsShipped).Select(Identity).OrderBy(name => name, StringComparer.Ordinal))}");
        return key.ApiKey is { Length: > 0 } && error == KonnectErrorKind.NotFound && silence == KonnectErrorKind.ConnectionRefused ? 0 : 1;
    }

    private static async Task<KonnectErrorKind?> FailureOfAsync(Task request)
    {
        try
        {
            await request;
            return null;
        }
        catch (KonnectException e)
        {
            return e.Kind;
        }
    }

    private static bool IsShipped(Assembly assembly) =>
        Path.GetDirectoryName(assembly.Location) == Path.GetDirectoryName(typeof(DeveloperDoor).Assembly.Location);

    private static string Identity(Assembly assembly) => $"{assembly.GetName().Name} {assembly.GetName().Version}";
}
