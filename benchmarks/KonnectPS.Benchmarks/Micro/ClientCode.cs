using System.Reflection;
using System.Security;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KonnectPS.Benchmarks.Processes;

namespace KonnectPS.Benchmarks.Micro;

/// <summary>Reaches the code of the client that no caller sees, in the very assembly that ships.</summary>
internal static class ClientCode
{
    private const string Namespace = "KonnectPS.Client.";

    private static readonly Assembly Client = BuiltFiles.LoadClient();

    /// <summary>Shows a body as -Debug does.</summary>
    public delegate string? BodyText(ReadOnlySpan<byte> body, string? mediaType, SecureString?[] secrets);

    /// <summary>Makes a text fit for a message.</summary>
    public delegate string PlainText(string? text);

    /// <summary>Strikes a secret out of a text.</summary>
    public delegate string? Redact(string? text, SecureString? secret);

    public static BodyText BodyTextOf { get; } = Method<BodyText>("BodyText", "Of");

    public static PlainText PlainTextOf { get; } = Method<PlainText>("PlainText", "Of");

    public static Redact RedactText { get; } = Method<Redact>("SecretText", "Redact");

    /// <summary>The generated reader of a page of portal applications.</summary>
    public static JsonTypeInfo PageType { get; } = FindPageType();

    private static T Method<T>(string type, string name)
        where T : Delegate
    {
        var parameters = typeof(T).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        return Client.GetType(Namespace + type, throwOnError: true)!
            .GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, parameters)!
            .CreateDelegate<T>();
    }

    private static JsonTypeInfo FindPageType()
    {
        var context = Client.GetType(Namespace + "KonnectJson", throwOnError: true)!;
        var page = Client.GetType(Namespace + "Page`1", throwOnError: true)!
            .MakeGenericType(Client.GetType(Namespace + "PortalApplication", throwOnError: true)!);
        var generated = (JsonSerializerContext)context.GetProperty("Default")!.GetValue(null)!;
        return generated.GetTypeInfo(page)!;
    }
}
