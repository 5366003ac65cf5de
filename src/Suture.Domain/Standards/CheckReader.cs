using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Standards;

/// <summary>Reads the checks of a clause: each, some, document, device, any.</summary>
internal static class CheckReader
{
    private const string Heads = "each, some, document, device, installation or any";
    private static readonly KindSet Documents = KindSet.Of(RecordKind.DOC);

    internal static ImmutableArray<Check> Read(Reading reading, YamlTree? list)
    {
        if (list is { Form: not YamlForm.List })
        {
            reading.Refuse(list, "Expected a list of checks.");
        }

        return [.. (list?.Items ?? []).Select(i => ReadOne(reading, i)).OfType<Check>()];
    }

    internal static ImmutableArray<SomeCheck> ReadApplies(Reading reading, YamlTree? list)
    {
        var checks = Read(reading, list);
        if (checks.Any(c => c is not SomeCheck))
        {
            reading.Refuse(list!, "What must be there for a clause to apply is asked with 'some' or 'document'.");
        }

        return [.. checks.OfType<SomeCheck>()];
    }

    private static Check? ReadOne(Reading reading, YamlTree item)
    {
        var head = item.Items.Count == 0 ? null : item.Items[0];
        switch (head?.Segment)
        {
            case "each":
                reading.Members(item, "each", "where", "needs", "else", "because", "none", "shows");
                return ReadEach(reading, item);
            case "some":
                reading.Members(item, "some", "where", "needs", "else", "lacking", "because", "atLeast");
                return ReadSome(reading, item);
            case "document":
                reading.Members(item, "document", "point");
                return Document(reading, head, item);
            case "device":
                reading.Members(item, "device", "else");
                return ReadDevice(reading, item, head);
            case "installation":
                reading.Members(item, "installation");
                return ReadInstallation(reading, head);
            case "any":
                reading.Members(item, "any", "asked");
                return new AnyCheck(Read(reading, head), IfFirst(reading, item));
            default:
                reading.Refuse(item, $"Expected a check that begins with {Heads}.");
                return null;
        }
    }

    private static EachCheck ReadEach(Reading reading, YamlTree item)
    {
        var rule = RuleReader.ReadRule(reading, item);
        var shows = item.Find("shows") is { } s ? ConditionReader.Read(reading, s, rule.Each) : null;
        if (shows is not (null or Linked))
        {
            reading.Refuse(item.Find("shows")!, "Expected one step over links: {out: ...} or {in: ...}.");
        }

        return new EachCheck(rule, reading.RequiredText(item, "none"), shows as Linked);
    }

    private static SomeCheck ReadSome(Reading reading, YamlTree item)
    {
        var kinds = RuleReader.RequiredKinds(reading, item, "some");
        var where = item.Find("where") is { } w ? ConditionReader.Read(reading, w, kinds) : null;
        var needs = item.Find("needs") is { } n ? ConditionReader.Read(reading, n, kinds) : ConditionReader.Always;
        var missing = reading.RequiredText(item, "else");
        return new SomeCheck(new Rule(kinds, where, needs, reading.Text(item, "lacking") ?? missing, RuleReader.ReadReasons(reading, item, kinds)), reading.Number(item, "atLeast", 1, 1_000_000, 1), missing);
    }

    /// <summary>An approved document that is evidence of something, not past its review-by date, and not of another version of the device; with a point, one that says on which page it answers that.</summary>
    private static SomeCheck Document(Reading reading, YamlTree value, YamlTree item)
    {
        var codes = reading.Texts(value);
        foreach (var code in codes.Where(c => !EvidenceKinds.All.Any(k => k.Code == c)))
        {
            reading.Refuse(value, $"'{code}' is not a kind of evidence.");
        }

        var names = string.Join(" or ", codes.Select(c => EvidenceKinds.All.FirstOrDefault(k => k.Code == c)?.Label ?? c));
        var overdue = new AllOf([new FieldCondition("reviewBy", FieldTest.Filled, []), new Not(new FieldCondition("reviewBy", FieldTest.NotPast, []))]);
        var approved = new StateAtLeast(Records.Lifecycles.StateClass.Approved);
        var stale = new AllOf([new FieldCondition("deviceVersion", FieldTest.Filled, []), new Not(new FieldCondition("deviceVersion", FieldTest.UnderReview, []))]);
        ImmutableArray<Condition> needs = [approved, new Not(overdue), new Not(stale)];
        ImmutableArray<Reason> because =
        [
            new Reason(overdue, $"is past its review-by date, so it no longer shows: {names}"),
            new Reason(stale, $"speaks of another version of the device, so it does not show: {names}"),
        ];
        if (reading.Text(item, "point") is { } point)
        {
            var covers = new RowsCondition("points", Quantifier.Some, new RowTest("point", Whole: true, [point]), ["page"]);
            needs = needs.Add(covers);
            because = because.Add(new Reason(new AllOf([approved, new Not(covers)]), $"does not say on which page it answers {point}"));
        }

        return new SomeCheck(
            new Rule(
                Documents,
                new FieldCondition("evidence", FieldTest.Has, codes),
                new AllOf(needs),
                $"is not approved, so it does not yet show: {names}",
                because),
            1,
            $"no document shows: {names}");
    }

    private static InstallationCheck ReadInstallation(Reading reading, YamlTree head)
    {
        if (Names.Parse<InstallationFact>(head.Text) is { } fact)
        {
            return new InstallationCheck(fact);
        }

        reading.Refuse(head, $"'{head.Text}' is not known; expected {string.Join(", ", Enum.GetValues<InstallationFact>().Select(Names.Of))}.");
        return new InstallationCheck(InstallationFact.LedgerIntact);
    }

    private static bool IfFirst(Reading reading, YamlTree item)
    {
        if (item.Find("asked") is { Text: not "ifFirst" } other)
        {
            reading.Refuse(other, "Expected 'ifFirst'.");
        }

        return item.Find("asked") is not null;
    }

    private static DeviceCheck ReadDevice(Reading reading, YamlTree item, YamlTree head)
    {
        if (Names.Parse<DeviceFact>(head.Text) is not { } fact)
        {
            reading.Refuse(head, $"'{head.Text}' is not known; expected {string.Join(", ", Enum.GetValues<DeviceFact>().Select(Names.Of))}.");
            fact = DeviceFact.Classified;
        }

        return new DeviceCheck(fact, reading.RequiredText(item, "else"));
    }
}
