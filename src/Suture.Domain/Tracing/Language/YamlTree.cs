using Suture.Domain.Results;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Suture.Domain.Tracing.Language;

/// <summary>What form a value in a rule file has.</summary>
internal enum YamlForm
{
    Scalar,
    List,
    Map,
}

/// <summary>
/// A value of a rule file with its place, so that every message can name file, line and path. Read from the parser's events:
/// the library's own document model costs several times more, and the built-in rules are read at every start.
/// </summary>
internal sealed class YamlTree
{
    private YamlTree(YamlForm form, YamlTree? parent, string segment, int line)
    {
        Form = form;
        Parent = parent;
        Segment = segment;
        Line = line;
    }

    internal YamlForm Form { get; }

    internal int Line { get; }

    /// <summary>Text of a scalar; empty for an empty one.</summary>
    internal string Text { get; private init; } = "";

    internal List<YamlTree> Items { get; } = [];

    /// <summary>Members of a map, in their order; the name is the value's <see cref="Segment"/>.</summary>
    internal string Segment { get; }

    internal YamlTree? Parent { get; }

    /// <summary>Place inside the file: <c>items[3].checks[0].needs</c>.</summary>
    internal string Path => Parent is null ? "" : Parent.Form == YamlForm.List ? $"{Parent.Path}[{Segment}]" : Parent.Parent is null ? Segment : $"{Parent.Path}.{Segment}";

    internal YamlTree? Find(string name)
    {
        foreach (var item in Items)
        {
            if (string.Equals(item.Segment, name, StringComparison.Ordinal))
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>Reads one document. Anchors, aliases, tags, several documents, deep nesting and repeated names are refused.</summary>
    internal static Result<YamlTree> Read(string file, TextReader text)
    {
        try
        {
            return new Reading(file, new Parser(text)).Document();
        }
        catch (YamlException e)
        {
            return new Problem("rules.yaml", $"This is not YAML: {e.Message}", File: file, Line: (int)e.Start.Line);
        }
    }

    private sealed class Reading(string file, Parser parser)
    {
        private const int MaxDepth = 40;
        private const int MaxValues = 500_000;
        private int values;

        internal Result<YamlTree> Document()
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return Refuse("The file is empty; expected a map.", 1);
            }

            var result = Value(null, "", 0);
            if (result.Ok && parser.Consume<DocumentEnd>() is var end && !parser.TryConsume<StreamEnd>(out _))
            {
                return Refuse("Only one document is expected in the file.", (int)end.Start.Line);
            }

            return result;
        }

        private Result<YamlTree> Value(YamlTree? parent, string segment, int depth)
        {
            var line = (int)(parser.Current?.Start.Line ?? 0);
            if (depth > MaxDepth || ++values > MaxValues)
            {
                return Refuse($"Nested deeper than {MaxDepth} or longer than {MaxValues} values.", line);
            }

            if (parser.Current is NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } or AnchorAlias)
            {
                return Refuse("Anchors, aliases and tags are not used here; write the value out.", line);
            }

            if (parser.TryConsume<Scalar>(out var scalar))
            {
                return new YamlTree(YamlForm.Scalar, parent, segment, line) { Text = scalar.Value };
            }

            if (parser.TryConsume<SequenceStart>(out _))
            {
                var list = new YamlTree(YamlForm.List, parent, segment, line);
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    var item = Value(list, list.Items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), depth + 1);
                    if (!item.Ok)
                    {
                        return item;
                    }

                    list.Items.Add(item.Value);
                }

                return list;
            }

            parser.Consume<MappingStart>();
            var map = new YamlTree(YamlForm.Map, parent, segment, line);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (!parser.TryConsume<Scalar>(out var name))
                {
                    return Refuse("A name is expected before ':'.", line);
                }

                if (map.Find(name.Value) is not null)
                {
                    return Refuse($"'{name.Value}' stands here twice.", (int)name.Start.Line);
                }

                var member = Value(map, name.Value, depth + 1);
                if (!member.Ok)
                {
                    return member;
                }

                map.Items.Add(member.Value);
            }

            return map;
        }

        private Problem Refuse(string message, int line) => new("rules.yaml", message, File: file, Line: line);
    }
}
