using System.Text.Json;
using Suture.Domain.Results;
using Suture.Formats.Json;

namespace Suture.Formats.ThreatModels;

/// <summary>Reads untrusted JSON as nodes.</summary>
internal static class JsonNodes
{
    /// <summary>Problems: those of <see cref="JsonBytes"/> with the prefix <c>threats</c>.</summary>
    public static Result<ModelNode> Read(ReadOnlyMemory<byte> bytes, string file) => JsonBytes.Read<ModelNode>(bytes, file, "threats", (_, utf8) =>
    {
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { MaxDepth = JsonBytes.MaxDepth });
        reader.Read();
        var lines = new LineCounter();
        return Node(ref reader, utf8.Span, lines, null, "");
    });

    private static ModelNode Node(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, LineCounter lines, ModelNode? parent, string segment)
    {
        var line = lines.At(utf8, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var map = new ModelNode(NodeForm.Map, parent, segment, line);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    map.Members.Add((name, Node(ref reader, utf8, lines, map, name)));
                }

                return map;
            case JsonTokenType.StartArray:
                var list = new ModelNode(NodeForm.List, parent, segment, line);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Items.Add(Node(ref reader, utf8, lines, list, list.Items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                }

                return list;
            case JsonTokenType.String:
                return new ModelNode(NodeForm.Text, parent, segment, line) { Value = reader.GetString()! };
            case JsonTokenType.Number:
                return new ModelNode(NodeForm.Number, parent, segment, line) { Value = System.Text.Encoding.UTF8.GetString(reader.ValueSpan) };
            case JsonTokenType.True or JsonTokenType.False:
                return new ModelNode(NodeForm.Flag, parent, segment, line) { Value = reader.TokenType == JsonTokenType.True ? "true" : "false" };
            default:
                return new ModelNode(NodeForm.Null, parent, segment, line);
        }
    }

    /// <summary>Counts line ends on the way, so that a file is walked once for all of its lines.</summary>
    private sealed class LineCounter
    {
        private int line = 1;
        private int position;

        public int At(ReadOnlySpan<byte> utf8, int at)
        {
            line += utf8[position..at].Count((byte)'\n');
            position = at;
            return line;
        }
    }
}
