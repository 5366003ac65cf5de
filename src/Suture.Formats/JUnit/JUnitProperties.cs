using Suture.Formats.Xml;

namespace Suture.Formats.JUnit;

/// <summary>Reads a &lt;properties&gt; element: the value stands in an attribute, or (pytest, nextest readers) as the element's text.</summary>
internal static class JUnitProperties
{
    private const int MaxValue = 10_000;

    public static List<KeyValuePair<string, string>> Read(XmlCursor xml)
    {
        var depth = xml.Depth;
        var all = new List<KeyValuePair<string, string>>();
        while (xml.NextChild(depth))
        {
            if (xml.Name == "property" && xml.Attribute("name") is { Length: > 0 } name)
            {
                var value = xml.Attribute("value") ?? xml.Text(MaxValue);
                all.Add(new(name, value.Length <= MaxValue ? value : value[..MaxValue]));
            }
        }

        return all;
    }
}
