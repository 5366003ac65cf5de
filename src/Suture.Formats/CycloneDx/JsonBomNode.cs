using System.Runtime.InteropServices;
using System.Text.Json;

namespace Suture.Formats.CycloneDx;

/// <summary>An object of a bill in JSON. The document must have been parsed over the source bytes themselves, so that lines can be found.</summary>
internal sealed class JsonBomNode : BomNode
{
    private readonly ReadOnlyMemory<byte> source;
    private readonly JsonElement element;
    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);

    /// <param name="element">An object.</param>
    public JsonBomNode(BomIssues issues, ReadOnlyMemory<byte> source, JsonElement element, string path)
        : base(issues)
    {
        this.source = source;
        this.element = element;
        Path = path;
        foreach (var field in element.EnumerateObject())
        {
            fields[field.Name] = field.Value;
        }
    }

    public override string Path { get; }

    public override int Line => LineOf(element);

    public override IEnumerable<string> Fields => fields.Keys;

    public override string? Text(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        WrongType(name, value, "a text");
        return null;
    }

    public override int? Integer(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
        {
            return number;
        }

        WrongType(name, value, "a whole number");
        return null;
    }

    public override bool? Flag(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.ValueKind == JsonValueKind.True;
        }

        WrongType(name, value, "true or false");
        return null;
    }

    public override BomNode? Child(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new JsonBomNode(Issues, source, value, $"{Path}.{name}");
        }

        WrongType(name, value, "an object");
        return null;
    }

    public override IReadOnlyList<BomNode> Items(string list, string item)
    {
        var nodes = new List<BomNode>();
        foreach (var (value, path) in Elements(list))
        {
            if (value.ValueKind == JsonValueKind.Object)
            {
                nodes.Add(new JsonBomNode(Issues, source, value, path));
            }
            else
            {
                Issues.Add("sbom.field.type", $"This is {Kind(value)}; an object was expected.", LineOf(value), path);
            }
        }

        return nodes;
    }

    public override string? Value(string jsonName) => Text(jsonName);

    public override IReadOnlyList<BomLicense> Licenses()
    {
        var all = new List<BomLicense>();
        foreach (var choice in Items("licenses", "license"))
        {
            var license = choice.Child("license");
            var expression = choice.Text("expression");
            if ((license is null) == (expression is null))
            {
                choice.Report("sbom.license.choice", license is null ? "This license has neither \"license\" nor \"expression\"; one of them was expected." : "This license has both \"license\" and \"expression\"; only one of them may be given.");
            }
            else if (expression is not null)
            {
                all.Add(new(BomLicenseKind.Expression, expression, choice));
            }
            else
            {
                BomLicenseRule.AddIdOrName(all, license!);
            }
        }

        return all;
    }

    public override IReadOnlyList<string> DependsOn()
    {
        var refs = new List<string>();
        foreach (var (value, path) in Elements("dependsOn"))
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } name)
            {
                refs.Add(name);
            }
            else
            {
                Issues.Add("sbom.field.type", $"This is {Kind(value)}; the bom-ref of a component was expected.", LineOf(value), path);
            }
        }

        return refs;
    }

    public override void Report(string code, string message, string? field = null)
    {
        var line = field is not null && fields.TryGetValue(field, out var value) ? LineOf(value) : Line;
        Issues.Add(code, message, line, field is null ? Path : $"{Path}.{field}");
    }

    private JsonElement? Find(string name) => fields.TryGetValue(name, out var value) ? value : null;

    private IEnumerable<(JsonElement Value, string Path)> Elements(string list)
    {
        if (Find(list) is not { } array)
        {
            yield break;
        }

        if (array.ValueKind != JsonValueKind.Array)
        {
            WrongType(list, array, "a list");
            yield break;
        }

        var index = 0;
        foreach (var value in array.EnumerateArray())
        {
            if (Issues.Full)
            {
                yield break;
            }

            yield return (value, $"{Path}.{list}[{index++}]");
        }
    }

    private void WrongType(string name, JsonElement value, string expected) =>
        Issues.Add("sbom.field.type", $"\"{name}\" is {Kind(value)}; {expected} was expected.", LineOf(value), $"{Path}.{name}");

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "the number " + BomIssues.Show(value.GetRawText()),
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null => "null",
        _ => "missing",
    };

    /// <summary>The element's bytes are a slice of the source, so its line is the number of line ends before it.</summary>
    private int LineOf(JsonElement at)
    {
        var raw = JsonMarshal.GetRawUtf8Value(at);
        return source.Span.Overlaps(raw, out var offset) ? 1 + source.Span[..offset].Count((byte)'\n') : 1;
    }
}
