using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Formats.Text;

namespace Suture.Formats.Tests.Text;

public sealed class RecordFolderTests
{
    private const string Device = "key: PUMP\nname: Carina 3 infusion pump\nsafetyClass: C          # of the whole system\nversion: 3.2.0\ndescription: |\n  Delivers drugs.\n\n  Connected.\n";

    [Fact]
    public void A_folder_gives_the_device_and_its_records_in_order()
    {
        var content = Read(("device.yaml", Device), ("SRS/SRS-10.md", Record("SRS-10")), ("SRS/SRS-9.md", Record("PUMP/SRS-9")), ("UN/UN-1.md", Record("UN-1")), ("README.md", "hello"), ("SRS/picture.png", "")).Value;
        content.Device.ShouldBe(new DeviceFile("PUMP", "Carina 3 infusion pump", "C", "3.2.0", "Delivers drugs.\n\nConnected."));
        content.Records.Select(r => $"{r.Kind}-{r.Number}").ShouldBe(["UN-1", "SRS-9", "SRS-10"]);
        content.Ignored.ShouldBe(["README.md", "SRS/picture.png"]);
    }

    [Theory]
    [InlineData("pump/device.yaml", "pump/SRS/SRS-1.md")]
    [InlineData("./device.yaml", "./SRS/SRS-1.md")]
    [InlineData("a\\b\\device.yaml", "a\\b\\SRS\\SRS-1.md")]
    [InlineData("README.txt", "export/SRS/SRS-1.md")]
    public void The_folder_may_stand_deeper_as_in_a_zip(string device, string record) =>
        Read((device, Device), (record, Record("SRS-1"))).Value.Records.Length.ShouldBe(1);

    [Fact]
    public void Problems_of_all_files_are_reported_and_nothing_is_returned()
    {
        var read = Read(("device.yaml", "key: pump\nname: x\ncolor: red\n"), ("SRS/SRS-1.md", Record("SRS-2")), ("SRS/srs1.md", Record("SRS-1")), ("SRS-3.md", Record("SRS-3")), ("SYS/SYS-1.md", "no front matter"));
        read.Ok.ShouldBeFalse();
        read.Problems.Select(p => (p.Code, p.File, p.Line)).ShouldBe(
        [
            ("text.device.unknown", "device.yaml", 3), ("text.device.key", "device.yaml", 1), ("text.key.mismatch", "SRS/SRS-1.md", 2), ("text.file.name", "SRS/srs1.md", null),
            ("text.file.folder", "SRS-3.md", null), ("text.frontmatter.missing", "SYS/SYS-1.md", 1),
        ]);
    }

    [Fact]
    public void Records_of_another_device_are_refused() =>
        Read(("device.yaml", Device), ("SRS/SRS-1.md", Record("OTHER/SRS-1"))).Problems.Single().Message.ShouldBe("'OTHER/SRS-1' is of another device; device.yaml here is of PUMP.");

    [Fact]
    public void The_same_key_or_alias_twice_names_both_files()
    {
        Read(("a/SRS/SRS-1.md", Record("SRS-1")), ("b/SRS/SRS-1.md", Record("SRS-1"))).Problems.Single().ShouldBe(
            new Problem("text.key.duplicate", "SRS-1 is also in a/SRS/SRS-1.md, line 2.", File: "b/SRS/SRS-1.md", Line: 2, Path: "key"));
        Read(("SRS/SRS-1.md", "---\nkey: SRS-1\nalias: X\n---\n"), ("SRS/SRS-2.md", "---\nkey: SRS-2\nalias: X\n---\n")).Problems.Single().Code.ShouldBe("text.alias.duplicate");
    }

    [Fact]
    public void At_most_a_hundred_problems_are_reported() =>
        Read([.. Enumerable.Range(1, 300).Select(i => ($"SRS/SRS-{i}.md", "x"))]).Problems.Length.ShouldBe(100);

    [Fact]
    public void Bytes_that_are_no_utf8_are_named_with_their_line()
    {
        var read = RecordFolder.Read([("SRS/SRS-1.md", (ReadOnlyMemory<byte>)(byte[])[.. "---\nkey: SRS-1\ntitle: "u8, 0xE4, 0x0A])]);
        (read.Problems.Single().Code, read.Problems.Single().Line).ShouldBe(("text.encoding", 3));
    }

    [Fact]
    public void The_device_file_reads_back_as_written()
    {
        var device = new DeviceFile("P-1", "Name: with colon", null, "3.10", "a\n\nb\n");
        DeviceText.Read(DeviceText.Write(device), "device.yaml").Value.ShouldBe(device);
    }

    [Fact]
    public void Markdown_of_others_in_the_corpus_is_refused_or_ignored_but_never_an_exception()
    {
        var files = Corpus.Files("requirements/**.md").Concat(Corpus.Files("requirements-medical/**.md")).ToList();
        files.Count.ShouldBeGreaterThanOrEqualTo(Corpus.Present ? 20 : 0);
        foreach (var file in files)
        {
            var read = RecordText.Read(File.ReadAllText(file), "SRS/SRS-1.md");
            read.Ok.ShouldBeFalse(file);
            read.Problems[0].Code.ShouldStartWith("text.");
        }
    }

    private static string Record(string key) => $"---\nkey: {key}\ntitle: t\n---\n";

    private static Result<RecordFolderContent> Read(params (string Path, string Text)[] files) =>
        RecordFolder.Read(files.Select(f => (f.Path, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(f.Text))));
}
