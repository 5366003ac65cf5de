namespace Suture.Formats.Text.Yaml;

/// <summary>How a scalar was written; a quoted or block scalar is never null and needs no trimming.</summary>
internal enum YamlStyle
{
    Plain,
    Quoted,

    /// <summary>Literal or folded block.</summary>
    Block,
}

/// <summary>A piece of a YAML document: the shapes that both readers give. No tags, anchors or aliases: those are refused.</summary>
/// <param name="Line">Line in the file, from 1.</param>
internal abstract record YamlNode(int Line);

internal sealed record YamlScalar(string Text, YamlStyle Style, int Line) : YamlNode(Line)
{
    /// <summary>Nothing was given: <c>key:</c>, <c>key: ~</c> or <c>key: null</c>.</summary>
    public bool IsNull => Style == YamlStyle.Plain && (Text is "" or "~" or "null" or "Null" or "NULL");

    /// <summary>
    /// The value: the last line end of a block belongs to the form, not to the value, so that <c>|</c> is right for text
    /// without a final line end.
    /// </summary>
    public string Value => Style == YamlStyle.Block && Text.EndsWith('\n') ? Text[..^1] : Text;
}

internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line) : YamlNode(Line);

/// <summary>Entries in the file's order; keys may repeat, the reader of the members refuses that.</summary>
internal sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, int Line) : YamlNode(Line);

internal readonly record struct YamlEntry(string Key, int Line, YamlNode Value);
