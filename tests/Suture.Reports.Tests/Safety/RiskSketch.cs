using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety;
using Suture.Domain.Safety.BowTies;
using Suture.Domain.Standards;

namespace Suture.Reports.Tests.Safety;

/// <summary>A device with risks in a few lines, told as the ledger tells it.</summary>
internal sealed class RiskSketch
{
    public static readonly DateTimeOffset Begin = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly DeviceModelBuilder builder = new();
    private long index;

    public RiskSketch() => Apply(new DeviceCreated(new Device("PUMP", "Pump", "C", "1.0", "")));

    public RiskSketch Add(string key, string title, params (string Field, object Value)[] fields)
    {
        var id = RecordId.Parse(key);
        var kind = id.Kind.Definition();
        var values = fields.Aggregate(FieldValues.Empty(kind), (v, f) => v.With(kind.FindField(f.Field)!, f.Value));
        Apply(new RecordCreated(id, null, title, "", null, [], values, kind.Lifecycle.Initial.Name, default));
        return this;
    }

    public RiskSketch Link(params string[] sentences)
    {
        foreach (var words in sentences.Select(s => s.Split(' ')))
        {
            Apply(new LinksAdded([new ConfirmedLink(new LinkId(RecordId.Parse(words[0]), LinkRules.Parse(words[1])!.Value, RecordId.Parse(words[2])), default, default)]));
        }

        return this;
    }

    public Evaluation Evaluate() => Evaluation.Of(builder.Build(), new DateOnly(2026, 6, 1));

    public BowTie BowTie(string situation = "HS-1") => Evaluate().BowTie(RecordId.Parse(situation))!;

    public RiskReport Risks() => Evaluate().Risks;

    /// <summary>A situation with figures before controls, and P1 after them.</summary>
    public RiskSketch Situation(string key, string title, string severity = "critical", string p1 = "frequent", string p2 = "probable", string? after = null) => Add(
        key, title, [("initialSeverity", severity), ("initialP1", p1), ("initialP2", p2), .. after is null ? [] : new (string, object)[] { ("residualP1", after) }]);

    private void Apply(DeviceEvent e) => builder.Apply(e, new EventContext(index++, Begin, "anna.berg", null));
}
