using System.Text;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Application.Security;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels;

namespace Suture.Application.Tests.Security;

/// <summary>Threat model files in and out of a device: the same file again changes nothing, and what people wrote stays.</summary>
public sealed class ThreatModelTransferTests
{
    private static readonly string? Folder = Corpus.Folder("threatmodels");

    public static TheoryData<string> RealFiles =>
    [
        "threat-dragon/td.vue/src/service/demo/iot-device.json", "threat-dragon/td.vue/src/service/demo/payment-online.json", "threat-dragon/td.vue/src/service/demo/v2-threat-model.json",
        "threat-dragon/td.vue/tests/e2e/fixtures/v1-model.json", "threat-dragon/td.vue/src/service/demo/mobile-cloud.otm.json", "startleft/examples/otm/manual_threat_model.yaml",
        "startleft/otm/tests/resources/otm/otm_file_example.otm", "startleft/examples/mtmt/MTMT_example.tm7", "threagile/demo/example/threagile.yaml",
    ];

    [Theory]
    [MemberData(nameof(RealFiles))]
    public async Task ARealFile_ImportedAgain_ChangesNothing_AndItsExportsComeBackUnchanged(string name)
    {
        if (Folder is null)
        {
            name.ShouldContain("/");
            return;
        }

        await using var shop = await Workshop.OpenAsync();
        var (transfer, reading) = (new ThreatModelTransfer(shop.Sessions), new ThreatModelReading(shop.Sessions));
        var file = new ImportFile(Path.GetFileName(name), await File.ReadAllBytesAsync(Path.Combine(Folder, name), TestContext.Current.CancellationToken));
        var first = (await transfer.ImportAsync(Workshop.Anna, "PUMP", file, null, null, false, new WriteInfo(), default)).Value;
        first.Added.ShouldNotBeEmpty();
        var again = (await transfer.ImportAsync(Workshop.Anna, "PUMP", file, null, null, false, new WriteInfo(), default)).Value;
        (again.Added.Length, again.Changed.Length, again.Unchanged, again.Position).ShouldBe((0, 0, first.Added.Length, first.Position));

        foreach (var diagram in first.Diagrams)
        {
            foreach (var form in Enum.GetValues<ThreatModelFileForm>())
            {
                var made = (await reading.ExportAsync(Workshop.Anna, "PUMP", diagram.Record, form, null, default)).Value;
                var back = (await transfer.ImportAsync(Workshop.Anna, "PUMP", new ImportFile(made.Name, made.Bytes), null, diagram.Record, true, new WriteInfo(), default)).Value;
                back.Added.ShouldBeEmpty(form.ToString());
                back.Changed.ShouldBeEmpty(form.ToString());
                back.NoLonger.ShouldBeEmpty(form.ToString());
            }
        }
    }

    [Fact]
    public async Task ALaterIssue_LeavesRetiredThreatsAlone_AndNamesThoseThatAreGone()
    {
        await using var shop = await Workshop.OpenAsync();
        var transfer = new ThreatModelTransfer(shop.Sessions);
        (await transfer.ImportAsync(Workshop.Anna, "PUMP", Dragon(("a", "First"), ("b", "Second")), null, null, false, new WriteInfo(), default)).Value.Added.Length.ShouldBe(3);
        var threat = (await shop.Reading.GetAsync(Workshop.Anna, "PUMP", "THR-2", null, default)).Value;
        threat.Record.Alias.ShouldBe("Pump#0/threat:b");
        threat.Outgoing.ShouldContain(l => l.Link.Type == LinkType.PartOf && l.Other.Id == new RecordId(RecordKind.TM, 1));

        var later = (await transfer.ImportAsync(Workshop.Anna, "PUMP", Dragon(("a", "First, seen closer"), ("c", "Third")), null, null, false, new WriteInfo(), default)).Value;
        later.Changed.Select(c => c.ToString()).ShouldBe(["THR-1"]);
        later.Added.Select(c => c.ToString()).ShouldBe(["THR-3"]);
        later.NoLonger.Select(c => c.ToString()).ShouldBe(["THR-2"]);

        await shop.Writing.MoveAsync(Workshop.Anna, "PUMP", threat.Record.Id, threat.Record.Version, "retire", null, new WriteInfo("No such port"), default);
        var back = (await transfer.ImportAsync(Workshop.Anna, "PUMP", Dragon(("a", "First, seen closer"), ("b", "Second again"), ("c", "Third")), null, null, false, new WriteInfo(), default)).Value;
        (back.Added.Length, back.Changed.Length).ShouldBe((0, 0));
        back.Skipped.ShouldContain(s => s.Why.StartsWith("THR-2 is retired here"));
    }

    [Fact]
    public async Task WhatPeopleWrote_InColumnsThatTheFileLeavesEmpty_Stays()
    {
        await using var shop = await Workshop.OpenAsync();
        var (transfer, writing, reading) = (new ThreatModelTransfer(shop.Sessions), new ThreatModelWriting(shop.Sessions), new ThreatModelReading(shop.Sessions));
        await transfer.ImportAsync(Workshop.Anna, "PUMP", Dragon(("a", "First")), null, null, false, new WriteInfo(), default);
        var id = new RecordId(RecordKind.TM, 1);
        var view = (await reading.GetAsync(Workshop.Anna, "PUMP", id, null, default)).Value;
        var element = view.Diagram!.Elements[0] with { Description = "On the main board", Other = view.Diagram.Elements[0].Other.SetItem("authentication", "none") };
        var saved = await writing.SaveAsync(Workshop.Anna, "PUMP", id, view.Record.Version, view.Diagram with { Elements = [element] }, new WriteInfo("Described"), default);
        saved.Ok.ShouldBeTrue();
        (await writing.SaveAsync(Workshop.Anna, "PUMP", id, view.Record.Version, view.Diagram, new WriteInfo(), default)).Problems[0].Kind.ShouldBe(ProblemKind.Stale);

        (await transfer.ImportAsync(Workshop.Anna, "PUMP", Dragon(("a", "First")), null, null, false, new WriteInfo(), default)).Value.Changed.ShouldBeEmpty();
        var after = (await reading.GetAsync(Workshop.Anna, "PUMP", id, null, default)).Value.Diagram!.Elements[0];
        (after.Description, after.Other["authentication"]).ShouldBe(("On the main board", "none"));
    }

    [Fact]
    public async Task WhoMayNotWrite_ImportsNothing_AndABadFileNamesItsPlace()
    {
        await using var shop = await Workshop.OpenAsync();
        var transfer = new ThreatModelTransfer(shop.Sessions);
        (await transfer.ImportAsync(Workshop.Eva, "PUMP", Dragon(("a", "First")), null, null, false, new WriteInfo(), default)).Problems[0].Kind.ShouldBe(ProblemKind.Forbidden);
        var bad = await transfer.ImportAsync(Workshop.Anna, "PUMP", new ImportFile("x.json", Encoding.UTF8.GetBytes("{\n\"summary\": {\"title\": \"x\"},\n\"detail\": {\"diagrams\": 5}}")), null, null, false, new WriteInfo(), default);
        (bad.Problems[0].File, bad.Problems[0].Line).ShouldBe(("x.json", 3));
        (await new ThreatModelReading(shop.Sessions).ListAsync(Workshop.Anna, "PUMP", null, default)).Value.ShouldBeEmpty();
    }

    private static ImportFile Dragon(params (string Id, string Title)[] threats) => Workshop.File("pump.json", $$$"""
        {"version":"2.3.0","summary":{"title":"Pump","owner":"","description":"","id":0},
        "detail":{"contributors":[],"reviewer":"","diagramTop":1,"threatTop":0,"diagrams":[{"id":0,"title":"Network","diagramType":"STRIDE","version":"2.3.0","cells":[
        {"id":"p","shape":"process","position":{"x":10,"y":10},"size":{"width":100,"height":60},"data":{"type":"tm.Process","name":"Application",
        "threats":[{{{string.Join(',', threats.Select(Threat))}}}]}}]}]}}
        """);

    private static string Threat((string Id, string Title) t) =>
        $$"""{"id":"{{t.Id}}","title":"{{t.Title}}","type":"Tampering","status":"Open","severity":"High","description":"d","mitigation":"","modelType":"STRIDE"}""";
}
