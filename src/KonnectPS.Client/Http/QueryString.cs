using System.Globalization;
using System.Text;

namespace KonnectPS.Client;

/// <summary>A query string in Konnect's syntax: <c>page[size]</c>, <c>filter[name][eq]</c>.</summary>
internal sealed class QueryString
{
    private readonly StringBuilder _text = new();

    public QueryString Filter(string field, string operation, string? value) =>
        value is null ? this : Append($"filter[{field}][{operation}]", value);

    public QueryString Page(int number, int size) =>
        Append("page[size]", size.ToString(CultureInfo.InvariantCulture))
            .Append("page[number]", number.ToString(CultureInfo.InvariantCulture));

    public QueryString Copy()
    {
        var copy = new QueryString();
        copy._text.Append(_text);
        return copy;
    }

    public string AppendTo(string path) => _text.Length == 0 ? path : path + "?" + _text;

    private QueryString Append(string name, string value)
    {
        _text.Append(_text.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(name)).Append('=').Append(UrlPath.Escape(value));
        return this;
    }
}
