using Suture.Domain.Results;
using Suture.Formats.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Suture.Formats.ThreatModels;

/// <summary>
/// Reads untrusted YAML as nodes. Threagile's own examples use anchors, aliases and merge keys, so these are followed: an alias
/// shares the node of its anchor, and what it would cost to write the file out without aliases is bounded.
/// </summary>
internal static class YamlNodes
{
    private const int MaxBytes = 16 * 1024 * 1024;
    private const int MaxDepth = 64;

    /// <summary>Values that the file may have when its aliases are written out.</summary>
    private const long MaxValues = 1_000_000;

    /// <summary>Problems: <c>threats.file.too-large</c>, <c>threats.yaml.encoding|malformed|depth|alias|values|tag|key|documents</c>.</summary>
    public static Result<ModelNode> Read(ReadOnlyMemory<byte> bytes, string file)
    {
        if (bytes.Length > MaxBytes)
        {
            return new Problem("threats.file.too-large", $"The file has {bytes.Length} bytes; at most {MaxBytes} of YAML are read.", File: file, Line: 1);
        }

        return StrictUtf8.Read(bytes.Span, file, "threats.yaml.encoding").Then<ModelNode>(text =>
        {
            try
            {
                return new Reading(new Parser(new Scanner(new StringReader(text), skipComments: true))).Document();
            }
            catch (Refused refused)
            {
                return new Problem("threats.yaml." + refused.Code, refused.Message, File: file, Line: Math.Max(refused.Line, 1), Path: "$");
            }
            catch (YamlException e)
            {
                return new Problem("threats.yaml.malformed", "This is not valid YAML: " + Short(e.Message), File: file, Line: Line(e.Start), Path: "$");
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
            {
                // The scanner lets some framework exceptions out, as for escapes outside Unicode.
                return new Problem("threats.yaml.malformed", "This is not valid YAML: " + Short(e.Message), File: file, Line: 1, Path: "$");
            }
        });
    }

    private static string Short(string text) => text.Length <= 300 ? text : text[..300] + "...";

    private static int Line(Mark mark) => (int)Math.Clamp(mark.Line, 1, int.MaxValue / 2);

    private sealed class Reading(Parser parser)
    {
        private readonly Dictionary<string, (ModelNode Node, long Values)> anchors = new(StringComparer.Ordinal);
        private readonly HashSet<string> open = new(StringComparer.Ordinal);

        public ModelNode Document()
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return new ModelNode(NodeForm.Null, null, "", 1);
            }

            var (node, _) = Node(null, "", 0);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _))
            {
                throw new Refused("documents", "Only one YAML document was expected in the file.", Line(parser.Current!.Start));
            }

            return node;
        }

        private (ModelNode Node, long Values) Node(ModelNode? parent, string segment, int depth)
        {
            var line = Line(parser.Current!.Start);
            if (depth > MaxDepth)
            {
                throw new Refused("depth", $"Nested deeper than {MaxDepth} levels.", line);
            }

            if (parser.TryConsume<AnchorAlias>(out var alias))
            {
                var name = alias.Value.Value;
                if (open.Contains(name))
                {
                    throw new Refused("alias", $"The alias *{name} stands inside what it names.", line);
                }

                return anchors.TryGetValue(name, out var known) ? known : throw new Refused("alias", $"The alias *{name} names no anchor before it.", line);
            }

            if (parser.Current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag } && !tag.Value.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal))
            {
                throw new Refused("tag", "YAML tags of programs are not accepted: write the plain value.", line);
            }

            var anchor = parser.Current is NodeEvent { Anchor.IsEmpty: false } named ? named.Anchor.Value : null;
            if (anchor is not null)
            {
                open.Add(anchor);
            }

            var read = Content(parent, segment, line, depth);
            if (read.Values > MaxValues)
            {
                throw new Refused("values", $"With its aliases written out the file has more than {MaxValues} values.", line);
            }

            if (anchor is not null)
            {
                open.Remove(anchor);
                anchors[anchor] = read;
            }

            return read;
        }

        private (ModelNode Node, long Values) Content(ModelNode? parent, string segment, int line, int depth)
        {
            if (parser.TryConsume<Scalar>(out var scalar))
            {
                var none = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
                return (new ModelNode(none ? NodeForm.Null : NodeForm.Text, parent, segment, line) { Value = scalar.Value }, 1);
            }

            var values = 1L;
            if (parser.TryConsume<SequenceStart>(out _))
            {
                var list = new ModelNode(NodeForm.List, parent, segment, line);
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    var item = Node(list, list.Items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), depth + 1);
                    list.Items.Add(item.Node);
                    values += item.Values;
                }

                return (list, values);
            }

            parser.Consume<MappingStart>();
            var map = new ModelNode(NodeForm.Map, parent, segment, line);
            var names = new HashSet<string>(StringComparer.Ordinal);
            var merged = new List<ModelNode>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (!parser.TryConsume<Scalar>(out var name))
                {
                    throw new Refused("key", "A name was expected before ':'.", Line(parser.Current!.Start));
                }

                var (node, count) = Node(map, name.Value, depth + 1);
                values += count;
                if (name is { Value: "<<", Style: ScalarStyle.Plain })
                {
                    merged.AddRange(node.Form == NodeForm.List ? node.Items : [node]);
                }
                else if (names.Add(name.Value))
                {
                    map.Members.Add((name.Value, node));
                }
                else
                {
                    throw new Refused("key", $"'{Short(name.Value)}' stands twice in one mapping.", Line(name.Start));
                }
            }

            // What the map says itself wins over what is merged in, and an earlier merge over a later one.
            foreach (var (name, node) in merged.SelectMany(m => m.Members))
            {
                if (names.Add(name))
                {
                    map.Members.Add((name, node));
                }
            }

            return (map, values);
        }
    }

    private sealed class Refused(string code, string message, int line) : Exception(message)
    {
        public string Code => code;

        public int Line => line;
    }
}
