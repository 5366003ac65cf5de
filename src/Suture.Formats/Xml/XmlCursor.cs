using System.Text;
using System.Xml;

namespace Suture.Formats.Xml;

/// <summary>
/// A forward-only walk over untrusted XML: no DTD, no external resource, no entity expansion, bounded depth. It
/// knows where it is (line, and a path such as <c>/testsuites/testsuite[2]/testcase[5]</c>), so that a refusal can
/// name the place. Everything it objects to is an <see cref="XmlException"/>, which <see cref="XmlBytes"/> turns
/// into a problem.
/// </summary>
internal sealed class XmlCursor : IDisposable
{
    /// <summary>Deepest nesting of elements read; real files stay below 30.</summary>
    public const int MaxDepth = 128;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        MaxCharactersInDocument = XmlBytes.MaxBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly XmlReader reader;
    private readonly List<Frame> frames = [];

    public XmlCursor(Stream stream) => reader = Guard(() => XmlReader.Create(stream, Settings));

    private sealed class Frame(string name, int index)
    {
        public string Name { get; } = name;

        public int Index { get; } = index;

        public Dictionary<string, int> Children { get; } = new(StringComparer.Ordinal);
    }

    /// <summary>Local name of the element stood on.</summary>
    public string Name => reader.LocalName;

    public string Namespace => reader.NamespaceURI;

    public int Depth => reader.Depth;

    public int Line => reader is IXmlLineInfo info && info.HasLineInfo() ? Math.Max(info.LineNumber, 1) : 1;

    /// <summary>Path of the element stood on, or of the innermost one open. Indexes from 1, as in XPath.</summary>
    public string Path
    {
        get
        {
            var text = new StringBuilder();
            foreach (var frame in frames)
            {
                text.Append('/').Append(frame.Name);
                if (frame.Index > 1)
                {
                    text.Append('[').Append(frame.Index).Append(']');
                }
            }

            return text.Length == 0 ? "/" : text.ToString();
        }
    }

    /// <summary>Moves to the root element.</summary>
    public void MoveToRoot()
    {
        while (Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                return;
            }
        }
    }

    /// <summary>
    /// Moves to the next child of the element at <paramref name="parentDepth"/>, passing over whatever of the child
    /// before was not read. False when the parent ends.
    /// </summary>
    public bool NextChild(int parentDepth)
    {
        if (reader.Depth == parentDepth && (reader.NodeType == XmlNodeType.EndElement || reader is { NodeType: XmlNodeType.Element, IsEmptyElement: true }))
        {
            return false;
        }

        while (Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == parentDepth + 1)
            {
                return true;
            }

            if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == parentDepth)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Reads on to the end of the document, so that what follows is known to be well-formed too.</summary>
    public void Finish()
    {
        while (Read())
        {
        }
    }

    /// <summary>The attribute's value, by local name and in no namespace; null when absent.</summary>
    public string? Attribute(string name) => reader.GetAttribute(name);

    /// <summary>Every attribute that is not a namespace declaration, by local name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes()
    {
        var all = new List<KeyValuePair<string, string>>(reader.AttributeCount);
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
            {
                all.Add(new(reader.LocalName, reader.Value));
            }
        }

        reader.MoveToElement();
        return all;
    }

    /// <summary>All text inside the element stood on, cut after <paramref name="maxLength"/> characters and trimmed.</summary>
    public string Text(int maxLength)
    {
        var depth = reader.Depth;
        var text = new StringBuilder();
        if (!reader.IsEmptyElement)
        {
            while (Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            {
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                    && text.Length < maxLength)
                {
                    var value = reader.Value;
                    text.Append(value, 0, Math.Min(value.Length, maxLength - text.Length));
                }
            }
        }

        return text.ToString().Trim();
    }

    public void Dispose() => reader.Dispose();

    private bool Read()
    {
        if (!Guard(reader.Read))
        {
            return false;
        }

        if (reader.NodeType is XmlNodeType.Element)
        {
            var depth = reader.Depth;
            if (depth >= MaxDepth)
            {
                throw new XmlException($"Elements are nested deeper than {MaxDepth}.", null, Line, 1);
            }

            frames.RemoveRange(depth, frames.Count - depth);
            var index = 1;
            if (depth > 0)
            {
                var siblings = frames[depth - 1].Children;
                index = siblings.GetValueOrDefault(reader.LocalName) + 1;
                siblings[reader.LocalName] = index;
            }

            frames.Add(new(reader.LocalName, index));
        }

        return true;
    }

    /// <summary>The reader reports some bad encodings with other exceptions than its own.</summary>
    private T Guard<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (e is DecoderFallbackException or ArgumentException or NotSupportedException or IndexOutOfRangeException)
        {
            throw new XmlException("The bytes do not fit the declared encoding: " + e.Message, e, reader is null ? 1 : Line, 1);
        }
    }
}
