using System.Globalization;
using System.Text;

namespace KonnectPS.Client.Tests;

/// <summary>What is read of an OpenAPI document, and where in it something stands.</summary>
public sealed class SpecificationDocumentTests
{
    private const string Yaml =
        """
        %YAML 1.2
        --- # the document
        # a comment
        tags:
        - name: title
        x-info: &anchor
          title: not this one
        info: # what it is
          # another comment
          contact:
            title: nor this one
          version: "2.0\
            .1" # the version
          title: 'It''s an API,
            on two lines'
          description: |+
            # Orders

            one: two
              indented

          license: { name: MIT }
        paths:
          /orders/{id}:
            get:
              parameters:
              - name: id
                in: path
              -
                name: other
              responses:
                "200":
                  content: {}
        "openapi": !!str 3.1.0
        """;

    [Fact]
    public void The_head_is_read_in_whatever_style_it_is_written()
    {
        var document = Read(Yaml);
        Assert.Equal(("It's an API, on two lines", "2.0.1", "# Orders\n\none: two\n  indented"), (document.Title, document.Version, document.Description));
        Assert.Equal(Yaml, document.Content);
    }

    [Theory]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: A\n  version: 1.0\n", "A", "1.0", null)]
    [InlineData("swagger: '2.0'\r\ninfo:\r\n    version: v1\r\n    title: \"\\u00c4 \\x41\\U0001F511\\t\\\"\\/\"\r\n", "Ä A\U0001F511\t\"/", "v1", null)]
    [InlineData("asyncapi: 2.6.0\ninfo:\n  title:\n    A plain\n    title\n\n    and more\n  description: >\n    folded\n    text\n\n    next\n      deeper\n    last\n", "A plain title\nand more", null, "folded text\nnext\n  deeper\nlast")]
    [InlineData("info:\n  description: ~\n  title: a # b\n  version: a#b\nopenapi: 3.1.1\n...\nrubbish", "a", "a#b", null)]
    [InlineData("openapi:\n  \v\ninfo:\n  title:\n    \u00a0\n  version: 1\n", "\u00a0", "1", null)]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: \u00a0, A\n  version: \u20031\u2003 # b\n  description: \"c\u3000\n    d\"\n", "\u00a0, A", "\u20031\u2003", "c\u3000 d")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: A\n  description: >\n    a\n    \t\n    b\n \t\n    c\n     \n\n", "A", null, "a\n\t\nb\nc")]
    [InlineData("{\"info\": {\"title\": \"A\", \"version\": \"1\", \"x\": [{\"title\": 1}]}, \"paths\": {}, \"openapi\": \"3.0.0\"}", "A", "1", null)]
    [InlineData("\ufeff  {\n\"swagger\": \"2.0\",\"info\": {\"description\": \"d\", \"title\": null}}", null, null, "d")]
    public void Title_version_and_description_are_those_of_info(string text, string? title, string? version, string? description)
    {
        var document = Read(text);
        Assert.Equal((title, version, description), (document.Title, document.Version, document.Description));
    }

    [Theory]
    [InlineData("", null, "is empty")]
    [InlineData(" \n\t\n", null, "is empty")]
    [InlineData("$x = Get-ChildItem\n", 1, "neither YAML nor JSON")]
    [InlineData("#!/bin/sh\nset -e\nopenapi: 3\n", 2, "neither YAML nor JSON")]
    [InlineData("- openapi: 3.0.0\n", 1, "neither YAML nor JSON")]
    [InlineData("name: x\nother: y\n", null, "which version of OpenAPI")]
    [InlineData("openapi: [3]\n", 1, "openapi a list")]
    [InlineData("openapi:\n  - 3\n", 2, "openapi a list")]
    [InlineData("openapi: 3.0.0\ninfo: []\n", 2, "info that can't be read")]
    [InlineData("openapi: 3.0.0\ninfo: *i\n", 2, "info that can't be read")]
    [InlineData("openapi: 3.0.0\ninfo:\n  - title\n", 3, "no field stands here")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: *t\n", 3, "info.title an alias")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: {a: b}\n", 3, "info.title an object")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title:\n    a: b\n", 4, "info.title an object")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: My API: the second\n", 3, "has to stand in quotes")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: \"never closed\n\n", 3, "not closed")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: \"a\" b\n", 3, "followed by something else")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: \"\\q\"\n", 3, "escape")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: \"\\uZZZZ\"\n", 3, "escape")]
    [InlineData("openapi: 3.0.0\ninfo:\n  title: @a\n", 3, "can't begin")]
    [InlineData("{\"openapi\": \"3.0.0\",\n\"info\": []}", 2, "no object for info")]
    [InlineData("{\"openapi\": 3,\n\"info\": {}}", 1, "no text for openapi")]
    [InlineData("{\"openapi\": \"3.0.0\",\n\"info\": {\n\"title\": 5}}", 3, "no text for info.title")]
    [InlineData("{\"openapi\": \"3.0.0\",\n}", 2, "no JSON")]
    [InlineData("{\"openapi\": \"3.0.0\"", 1, "no JSON")]
    [InlineData("{\"openapi\": \"3.0.0\"}\n{}", 2, "no JSON")]
    [InlineData("{{ template }}", 1, "no JSON")]
    public void What_describes_no_API_is_refused_with_its_line(string text, int? line, string reason)
    {
        var refused = Assert.Throws<SpecificationException>(() => Read(text));
        Assert.Equal(line, refused.Line);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_text_is_refused()
    {
        Assert.Contains("UTF-8", Assert.Throws<SpecificationException>(() => SpecificationDocument.Read([0xC3, 0x28])).Message, StringComparison.Ordinal);
        Assert.Contains("null character", Assert.Throws<SpecificationException>(() => SpecificationDocument.Read([.. "openapi: 3\0"u8])).Message, StringComparison.Ordinal);
        Assert.Contains("10 MiB", Assert.Throws<SpecificationException>(() => SpecificationDocument.Read(new byte[SpecificationDocument.MaxLength + 1])).Message, StringComparison.Ordinal);
        Assert.Equal("Ä", SpecificationDocument.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("openapi: 3.0.0\ninfo:\n  title: Ä\n")]).Title);
    }

    [Theory]
    [InlineData("#/info/title", 14)]
    [InlineData("#/info/version", 12)]
    [InlineData("/paths/~1orders~1{id}/get", 25)]
    [InlineData("#/paths/~1orders~1%7Bid%7D/get/parameters/0/name", 27)]
    [InlineData("#/paths/~1orders~1{id}/get/parameters/0/in", 28)]
    [InlineData("#/paths/~1orders~1{id}/get/parameters/1/name", 30)]
    [InlineData("#/paths/~1orders~1{id}/get/responses/200/description", 32)]
    [InlineData("#/tags/0/name", 5)]
    [InlineData("#/info/termsOfService", 8)]
    [InlineData("#/nothing", 1)]
    [InlineData("#", 1)]
    [InlineData("", 1)]
    public void A_place_in_YAML_has_a_line(string place, int line)
    {
        // Of the whole document the first line with a field is as good as the first.
        Assert.InRange(Read(Yaml).LineOf(place), line == 1 ? 1 : line, line == 1 ? 4 : line);
    }

    [Theory]
    [InlineData("#/info/title", 3)]
    [InlineData("#/info/version", 2)]
    [InlineData("#/paths/~1a/get/tags/1", 8)]
    [InlineData("#/paths/~1b", 5)]
    [InlineData("#", 1)]
    public void A_place_in_JSON_has_a_line(string place, int line)
    {
        Assert.Equal(line, Read("{ \"openapi\": \"3.0.0\",\n\"info\": {\n\"title\": \"A\"\n},\n\"paths\": {\n\"/a\": { \"get\": { \"tags\": [\n\"x\",\n\"y\"] } } } }").LineOf(place));
    }

    [Fact]
    public void Two_documents_are_one_when_only_line_breaks_differ()
    {
        Assert.True(Read("openapi: 3.0.0\r\nx: y\r\n").IsSameAs("openapi: 3.0.0\nx: y"));
        Assert.False(Read("openapi: 3.0.0\n").IsSameAs("openapi: 3.0.1\n"));
        Assert.False(Read("openapi: 3.0.0\n").IsSameAs(null));
    }

    [Fact]
    public void A_large_document_is_read_in_memory_that_grows_with_it_alone()
    {
        var bomb = new StringBuilder("openapi: 3.0.0\ninfo:\n  title: Large\n  version: '1'\nx0: &x0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $"x{i}: &x{i} [{string.Join(", ", Enumerable.Repeat($"*x{i - 1}", 9))}]\n");
        }

        bomb.Append("paths:\n");
        for (var i = 0; bomb.Length < 2_000_000; i++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $"  /path/{i}:\n    get:\n      responses:\n        '200':\n          description: OK\n");
        }

        var bytes = Encoding.UTF8.GetBytes(bomb.ToString());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var document = SpecificationDocument.Read(bytes);
        Assert.Equal("Large", document.Title);
        Assert.Equal(41, document.LineOf("#/paths/~1path~11"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * bytes.LongLength);
    }

    private static SpecificationDocument Read(string text) => SpecificationDocument.Read(Encoding.UTF8.GetBytes(text));
}
