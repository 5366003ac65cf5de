using System.Collections.Immutable;
using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Formats.Text;
using Suture.Formats.Text.Yaml;

namespace Suture.Formats.Tests.Text;

public sealed class RecordTextRoundTripTests
{
    [Fact]
    public void Every_record_reads_back_as_it_was_written_and_writes_the_same_bytes() => RecordGen.Record.Sample(record =>
    {
        var file = $"{record.Id.Kind}/{record.Id}.md";
        var text = RecordText.Write(record);
        var read = RecordText.Read(text, file);
        read.Ok.ShouldBeTrue(string.Join("; ", read.Problems.Select(p => p.Message)) + "\n" + text);
        var back = FromDraft(read.Value);
        Same(back, record, text);
        RecordText.Write(back).ShouldBe(text);
    }, iter: 5_000);

    [Fact]
    public void What_we_write_never_needs_the_full_parser_and_both_parsers_agree_on_it() => RecordGen.Record.Sample(record =>
    {
        var text = RecordText.Write(record);
        var members = text[4..(text.IndexOf("\n---\n", StringComparison.Ordinal) + 1)];
        FastYaml.TryRead(members, 2, out var fast).ShouldBeTrue(members);
        var full = FullYaml.Read(members, "f", 2);
        full.Ok.ShouldBeTrue(string.Join("; ", full.Problems.Select(p => p.Line + ": " + p.Message)) + "\n" + members);
        YamlShape.Of(fast!).ShouldBe(YamlShape.Of(full.Value), members);
    }, iter: 5_000);

    [Fact]
    public void A_folder_written_from_what_was_read_has_the_same_bytes() => RecordGen.Record.Array[0, 12].Sample(records =>
    {
        var device = new DeviceFile("PUMP", "Pump", "C", "3.10", "Two\nlines");
        var distinct = records.DistinctBy(r => r.Id).DistinctBy(r => r.Alias ?? r.Id.ToString(), StringComparer.Ordinal).ToList();
        var written = RecordFolder.Write(device, distinct).ToList();
        var read = RecordFolder.Read(written.Select(f => (f.Path, (ReadOnlyMemory<byte>)f.Bytes)));
        read.Ok.ShouldBeTrue(string.Join("; ", read.Problems.Select(p => p.Message)));
        read.Value.Device.ShouldBe(device);
        var again = RecordFolder.Write(read.Value.Device!, read.Value.Records.Select(FromDraft)).ToList();
        again.Select(f => f.Path).ShouldBe(written.Select(f => f.Path));
        again.Select(f => Convert.ToHexString(f.Bytes)).ShouldBe(written.Select(f => Convert.ToHexString(f.Bytes)));
    }, iter: 500);

    internal static TextRecord FromDraft(RecordDraft draft) => new(
        new RecordId(draft.Kind, draft.Number!.Value), draft.Title!, draft.Alias, draft.Owner, draft.Tags ?? [], draft.State!,
        [.. (draft.Links ?? []).Select(l => (l.Type, RecordId.Parse(l.Target)))], draft.Fields ?? FieldValues.Empty(draft.Kind.Definition()), draft.Text!);

    private static void Same(TextRecord read, TextRecord written, string text)
    {
        (read with { Tags = [], Links = [], Fields = written.Fields }).ShouldBe(written with { Tags = [], Links = [] }, text);
        read.Tags.ShouldBe(written.Tags, text);
        read.Links.ShouldBe(written.Links, text);
        read.Fields.Equals(written.Fields).ShouldBeTrue(text);
    }
}

/// <summary>A tree as one text, with the places of names, so that two readers can be compared.</summary>
internal static class YamlShape
{
    public static string Of(YamlNode node) => node switch
    {
        YamlScalar s => s.IsNull ? "null" : $"{s.Style}:{s.Text.Length}:{s.Text}",
        YamlList l => $"[{string.Join(",", l.Items.Select(i => i.Line + "@" + Of(i)))}]",
        YamlMap m => $"{{{string.Join(",", m.Entries.Select(e => $"{e.Line}@{e.Key}={Of(e.Value)}"))}}}",
        _ => throw new InvalidOperationException(),
    };
}
