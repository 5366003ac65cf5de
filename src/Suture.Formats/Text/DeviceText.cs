using System.Collections.Immutable;
using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Results;
using Suture.Formats.Text.Yaml;

namespace Suture.Formats.Text;

/// <summary>The head of a folder of records: <c>device.yaml</c>.</summary>
public static class DeviceText
{
    public const string FileName = "device.yaml";

    private const int MaxLength = 1024 * 1024;
    private static readonly string[] Known = ["key", "name", "safetyClass", "version", "description"];

    public static Result<DeviceFile> Read(string content, string fileName)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        if (content.Length > MaxLength)
        {
            return new Problem("text.file.large", $"The file has more than {MaxLength / 1024} KiB.", File: fileName);
        }

        var text = FieldText.ToLf(content).TrimStart('\uFEFF');
        return YamlReader.Read(text, fileName, 1).Then(map => Read(map, fileName));
    }

    public static string Write(DeviceFile device)
    {
        ArgumentNullException.ThrowIfNull(device);
        var to = new StringBuilder();
        foreach (var (name, value) in new[]
        {
            ("key", device.Key), ("name", device.Name), ("safetyClass", device.SafetyClass), ("version", device.Version), ("description", FieldText.ToLf(device.Description)),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
                to.Append(name).Append(": ");
                YamlWriter.Value(to, value, 0);
            }
        }

        return to.ToString();
    }

    private static Result<DeviceFile> Read(YamlMap map, string file)
    {
        var members = new Members(map, file);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            if (members.IsRepeated(i))
            {
                continue;
            }

            if (!Known.Contains(entry.Key, StringComparer.Ordinal))
            {
                members.Add("text.device.unknown", $"'{entry.Key}' is not a member of {FileName}: {string.Join(", ", Known)}{Nearest.Hint(entry.Key, Known)}", entry.Line, entry.Key);
            }
            else if (members.Scalar(entry) is { Length: > 0 } value)
            {
                values[entry.Key] = value;
            }
        }

        var key = values.GetValueOrDefault("key");
        if (!DeviceKey.IsValid(key))
        {
            members.Add("text.device.key", $"'key' must be the device's key: {DeviceKey.Rule}.", Line(map, "key"), "key");
        }

        var name = values.GetValueOrDefault("name");
        if (string.IsNullOrWhiteSpace(name))
        {
            members.Add("text.device.name", "'name' is missing: the device's name for people.", Line(map, "name"), "name");
        }

        var safetyClass = values.GetValueOrDefault("safetyClass");
        if (safetyClass is not (null or "A" or "B" or "C"))
        {
            members.Add("text.device.class", $"'{safetyClass}' is not a software safety class: A, B or C, or leave the line out.", Line(map, "safetyClass"), "safetyClass");
        }

        return members.Problems.Count > 0
            ? members.Problems.ToImmutableArray()
            : new DeviceFile(key!, name!, safetyClass, values.GetValueOrDefault("version"), values.GetValueOrDefault("description", ""));
    }

    private static int Line(YamlMap map, string name) => map.Entries.FirstOrDefault(e => string.Equals(e.Key, name, StringComparison.Ordinal)).Line is > 0 and var line ? line : 1;
}
