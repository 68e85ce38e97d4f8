using System.Text;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KonnectPS.Properties.Tests;

public sealed class SpecificationProperties
{
    private static readonly Gen<ScalarStyle> Style = Gen.OneOf(new[] { ScalarStyle.Any, ScalarStyle.Plain, ScalarStyle.SingleQuoted, ScalarStyle.DoubleQuoted, ScalarStyle.Literal, ScalarStyle.Folded });

    // These end a line in YAML 1.1, which this writer follows, and not in YAML 1.2; nor does a carriage return alone, as nobody writes it.
    private static readonly char[] BreaksOfYaml11 = ['\0', '\r', '\u0085', '\u2028', '\u2029'];

    [Fact]
    public void Any_bytes_are_a_document_or_are_refused_in_words() =>
        Gen.Select(Gen.OneOf("", "{", "openapi: 3.0.0\ninfo:\n  title: ", "{\"openapi\": \"3.0.0\", \"info\": {\"title\": "), OddText.Any.Array[0, 20], OddText.Any).Sample((start, parts, place) =>
        {
            try
            {
                var document = SpecificationDocument.Read(Encoding.UTF8.GetBytes(start + string.Join("\n", parts)));
                Assert.InRange(document.LineOf("#/" + place), 1, document.Content.Count(character => character == '\n') + 1);
            }
            catch (SpecificationException e)
            {
                Assert.NotEqual("", e.Message);
                Assert.DoesNotContain(e.Message, TerminalControl.Is);
            }
        });

    [Fact]
    public void What_a_writer_of_JSON_writes_is_read() =>
        Gen.Select(OddText.Whole, OddText.Whole).Sample((title, description) =>
        {
            var written = new JsonObject { ["info"] = new JsonObject { ["title"] = title, ["description"] = description }, ["openapi"] = "3.0.0" }.ToJsonString();
            if (written.Contains('\0', StringComparison.Ordinal))
            {
                return;
            }

            var document = SpecificationDocument.Read(Encoding.UTF8.GetBytes(written));
            Assert.Equal((title, description), (document.Title, document.Description));
        });

    [Fact]
    public void What_a_writer_of_YAML_writes_is_read_as_its_own_reader_reads_it() =>
        Gen.Select(OddText.Whole, OddText.Whole, Style, Style, Gen.Int[10, 100]).Sample((title, description, titleStyle, descriptionStyle, width) =>
        {
            var yaml = Write(width, (title, titleStyle), (description, descriptionStyle));
            if (yaml.IndexOfAny(BreaksOfYaml11) >= 0 || Known(yaml) is not [var knownTitle, var knownDescription])
            {
                return;
            }

            var document = SpecificationDocument.Read(Encoding.UTF8.GetBytes(yaml));
            Assert.Equal((Text(knownTitle), Text(knownDescription)), (Plain(document.Title), Plain(document.Description)));
        });

    /// <summary>A null is none, and white space at the end of a block is none of a title's or a description's.</summary>
    private static string Text(Scalar scalar) => scalar is { Style: ScalarStyle.Plain, Value: "null" or "~" or "Null" or "NULL" } ? "" : Plain(scalar.Value);

    private static string Plain(string? text) => (text ?? "").Trim().Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string Write(int width, (string Text, ScalarStyle Style) title, (string Text, ScalarStyle Style) description)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings().WithBestWidth(width));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, [], isImplicit: true));
        emitter.Emit(Mapping());
        emitter.Emit(new Scalar("info"));
        emitter.Emit(Mapping());
        emitter.Emit(new Scalar("title"));
        emitter.Emit(new Scalar(null, null, title.Text, title.Style, true, true));
        emitter.Emit(new Scalar("description"));
        emitter.Emit(new Scalar(null, null, description.Text, description.Style, true, true));
        emitter.Emit(new MappingEnd());
        emitter.Emit(new Scalar("openapi"));
        emitter.Emit(new Scalar("3.0.0"));
        emitter.Emit(new MappingEnd());
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static MappingStart Mapping() => new(null, null, isImplicit: true, MappingStyle.Block);

    /// <summary>The values as the writer's own reader reads them; null where it can't: not everything that is written so is YAML.</summary>
    private static Scalar[]? Known(string yaml)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            List<Scalar> scalars = [];
            while (parser.MoveNext())
            {
                if (parser.Current is SequenceStart or MappingStart { Style: MappingStyle.Flow })
                {
                    return null;
                }

                if (parser.Current is Scalar scalar)
                {
                    scalars.Add(scalar);
                }
            }

            return scalars is [{ Value: "info" }, { Value: "title" }, var title, { Value: "description" }, var description, { Value: "openapi" }, _] ? [title, description] : null;
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            // The second is a fault of that reader's own, over a plain text that begins with a tab.
            return null;
        }
    }
}
