using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Suture.Application.Records;
using Suture.Domain.Records;
using Suture.Domain.Records.Links;
using Suture.Formats.Text;

namespace Suture.Bench.Input;

/// <summary>
/// A plausible device of any size, always the same: blocks of 100 records and 300 links in the proportions of a real one. Blocks are
/// joined by links to items, requirements and hazardous situations of others.
/// </summary>
internal sealed class GeneratedDevice(int blocks)
{
    public const string Key = "BIG";
    public const string Version = "1.0.0";

    /// <summary>Records of a kind in each block; together 100.</summary>
    private static readonly ImmutableArray<(RecordKind Kind, int Count)> Block =
    [
        (RecordKind.UN, 1), (RecordKind.SYS, 4), (RecordKind.SRS, 30), (RecordKind.ITEM, 3), (RecordKind.SOUP, 1), (RecordKind.TC, 40), (RecordKind.HAZ, 2), (RecordKind.HS, 3), (RecordKind.HARM, 1),
        (RecordKind.CAU, 4), (RecordKind.RC, 9), (RecordKind.AST, 1), (RecordKind.THR, 1),
    ];

    public static GeneratedDevice OfRecords(int records) => new(records / 100);

    public IEnumerable<TextRecord> Records()
    {
        foreach (var (kind, count) in Block)
        {
            for (var block = 0; block < blocks; block++)
            {
                for (var i = 0; i < count; i++)
                {
                    var id = Id(kind, block, i);
                    yield return new TextRecord(
                        id, GeneratedText.Title(id), null, GeneratedText.Owner(id), i % 3 == 0 ? ["therapy", "essential-performance"] : [], "draft", [.. GeneratedLinks.Of(this, kind, block, i)],
                        GeneratedText.Fields(id), GeneratedText.Body(id));
                }
            }
        }
    }

    /// <summary>The device as a folder of text files, as an export writes it.</summary>
    public IReadOnlyList<ImportFile> Files() =>
        [.. RecordFolder.Write(new DeviceFile(Key, "Generated device", "C", Version, string.Empty), Records()).Select(f => new ImportFile(f.Path, f.Bytes))];

    /// <summary>The same as drafts, as if its text had been read already.</summary>
    public IReadOnlyList<RecordDraft> Drafts() =>
        [.. Records().Select(r => new RecordDraft
        {
            Kind = r.Id.Kind,
            Number = r.Id.Number,
            Title = r.Title,
            Text = r.Text,
            Owner = r.Owner,
            Tags = r.Tags,
            Fields = r.Fields,
            Links = [.. r.Links.Select(l => new LinkDraft(l.Type, l.To.ToString()))],
            Place = new SourcePlace(null),
        })];

    /// <summary>One outcome for each test case, as pytest writes it; every fortieth fails.</summary>
    public ImportFile Results()
    {
        var cases = blocks * Block.Single(b => b.Kind == RecordKind.TC).Count;
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<testsuites><testsuite name=\"pytest\" tests=\"");
        xml.Append(cases).Append("\" timestamp=\"2025-10-27T21:04:55+00:00\">\n<properties><property name=\"version\" value=\"").Append(Version).Append("\"/></properties>\n");
        for (var i = 1; i <= cases; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<testcase classname=\"system.test_{i % 97}\" name=\"test_TC_{i}_holds\" time=\"0.1\"");
            xml.Append(i % 40 == 0 ? "><failure message=\"out of range\">assert 31 &lt; 30</failure></testcase>\n" : "/>\n");
        }

        return new ImportFile("results.xml", Encoding.UTF8.GetBytes(xml.Append("</testsuite></testsuites>\n").ToString()));
    }

    /// <summary>The i-th record of a kind in a block; both may be beyond the end and come round again.</summary>
    public RecordId Id(RecordKind kind, int block, int i)
    {
        var count = Block.Single(b => b.Kind == kind).Count;
        return new RecordId(kind, ((block % blocks) * count) + (i % count) + 1);
    }

    /// <summary>A block far from this one, always the same.</summary>
    public int Elsewhere(int block, int i) => (int)((((long)block * 7919) + (i * 104729L) + 1) % blocks);
}
