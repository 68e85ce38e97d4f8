namespace KonnectPS.Tests;

/// <summary>An OpenAPI document in a file, as tests publish it: Invoices 1.2.0.</summary>
internal static class SampleSpecification
{
    public const string Text =
        """
        # What a publisher's repository holds
        openapi: 3.0.3
        info:
          title: Invoices
          version: 1.2.0
          description: >-
            Invoices,
            and what was paid
        paths:
          /invoices/{id}:
            get:
              responses:
                '200':
                  description: One invoice
        """;

    private static readonly Lazy<string> File = new(() => Write("invoices.yaml", Text));

    /// <summary>The file with the document.</summary>
    public static string Path => File.Value;

    /// <summary>Writes a document into a folder of its own, which the system clears away.</summary>
    public static string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("konnectps").FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
