using Suture.Domain.Results;
using Suture.Formats.Text.Yaml;

namespace Suture.Formats.Text;

/// <summary>A file cut at its two <c>---</c> lines: members above, Markdown below.</summary>
internal readonly record struct FrontMatter(YamlMap Members, string Body)
{
    private const int MaxFile = 16 * 1024 * 1024;
    private const int MaxMembers = 1024 * 1024;

    public static Result<FrontMatter> Read(string content, string file)
    {
        if (content.Length > MaxFile)
        {
            return new Problem("text.file.large", $"The file has more than {MaxFile / 1024 / 1024} MiB.", File: file);
        }

        content = Domain.Records.Fields.FieldText.ToLf(content);
        var text = content.AsSpan().TrimStart('\uFEFF');
        if (!IsFence(FirstLine(text)))
        {
            return new Problem("text.frontmatter.missing", "A record's file starts with a line of '---', then 'key: …' and the other members, then '---' again.", File: file, Line: 1);
        }

        var start = FirstLine(text).Length + 1;
        var end = start;
        while (end < text.Length && !IsFence(FirstLine(text[end..])))
        {
            end += FirstLine(text[end..]).Length + 1;
        }

        if (end >= text.Length)
        {
            return new Problem("text.frontmatter.open", "The members that start at line 1 are not closed by a line of '---'.", File: file, Line: 1);
        }

        if (end - start > MaxMembers)
        {
            return new Problem("text.frontmatter.large", $"The members between the '---' lines have more than {MaxMembers / 1024} KiB; put long text below them.", File: file, Line: 2);
        }

        var body = text[Math.Min(end + FirstLine(text[end..]).Length + 1, text.Length)..];
        var members = YamlReader.Read(text[start..end], file, 2);
        return members.Ok ? new FrontMatter(members.Value, Unframe(body)) : Result<FrontMatter>.Failed(members.Problems);
    }

    /// <summary>The writer puts one empty line above the text and one line end below it; both are not part of the text.</summary>
    private static string Unframe(ReadOnlySpan<char> body)
    {
        var from = body.StartsWith('\n') ? 1 : 0;
        var to = body.Length > from && body[^1] == '\n' ? body.Length - 1 : body.Length;
        return body[from..to].ToString();
    }

    private static bool IsFence(ReadOnlySpan<char> line) => line.StartsWith("---") && line[3..].IsWhiteSpace();

    private static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\n');
        return end < 0 ? text : text[..end];
    }
}
