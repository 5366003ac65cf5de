using Suture.Domain.Results;

namespace Suture.Formats.Text.Yaml;

/// <summary>Reads one YAML mapping: by <see cref="FastYaml"/> what that accepts, all else by YamlDotNet. Both give the same answer.</summary>
internal static class YamlReader
{
    /// <param name="text">The YAML, LF line ends.</param>
    /// <param name="file">For messages.</param>
    /// <param name="firstLine">Line of the file that <paramref name="text"/> starts on.</param>
    public static Result<YamlMap> Read(ReadOnlySpan<char> text, string file, int firstLine) =>
        FastYaml.TryRead(text, firstLine, out var map) ? map : FullYaml.Read(text.ToString(), file, firstLine);
}
