using System.Collections.Immutable;
using Suture.Formats.TestResults;
using Suture.Formats.Xml;

namespace Suture.Formats.Trx;

/// <summary>What a TRX file says of a test apart from its result: class, and the keys in its categories, properties and description.</summary>
/// <param name="Storage">File name of the test assembly.</param>
internal sealed record TrxDefinition(string? Id, string? ClassName, string? Storage, string? Adapter, ImmutableArray<string> Keys)
{
    public static readonly TrxDefinition None = new(null, null, null, null, []);

    public static TrxDefinition Read(XmlCursor xml)
    {
        var depth = xml.Depth;
        var id = xml.Attribute("id");
        var storage = xml.Attribute("storage") is { Length: > 0 } path ? path[(path.LastIndexOfAny(['\\', '/']) + 1)..] : null;
        string? className = null;
        string? adapter = null;
        var keys = new List<string>();
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "TestMethod":
                    adapter = xml.Attribute("adapterTypeName");
                    className = TypeName(xml.Attribute("className"));
                    break;
                case "Description":
                    keys.AddRange(RecordKeyScanner.Find(xml.Text(TestReport.MaxMessage)));
                    break;
                case "TestCategory":
                    ReadCategories(xml, keys);
                    break;
                case "Properties":
                    ReadProperties(xml, keys);
                    break;
                default:
                    break;
            }
        }

        return new(id, className, storage, adapter, [.. keys]);
    }

    /// <summary>MSTest writes an assembly-qualified name; the type's own name stands before the first comma.</summary>
    private static string? TypeName(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Split(',')[0].Trim();

    private static void ReadCategories(XmlCursor xml, List<string> keys)
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            keys.AddRange(RecordKeyScanner.Find(xml.Attribute("TestCategory") ?? string.Empty));
        }
    }

    private static void ReadProperties(XmlCursor xml, List<string> keys)
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            var property = xml.Depth;
            string name = string.Empty, value = string.Empty;
            while (xml.NextChild(property))
            {
                (name, value) = xml.Name switch
                {
                    "Key" => (xml.Text(1000), value),
                    "Value" => (name, xml.Text(TestReport.MaxMessage)),
                    _ => (name, value),
                };
            }

            // A trait may carry the key in its name or, for other traits, in its value.
            keys.AddRange(KeyProperties.IsOne(name) ? KeyProperties.Find(value) : RecordKeyScanner.Find(name + " " + value));
        }
    }
}
