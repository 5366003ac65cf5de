using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;

namespace Suture.Bench.Rivals;

/// <summary>The least that any judging of risks must do: read the six figures of each situation and two fields of each control on it, and judge nothing.</summary>
internal sealed class BareRisk(DeviceModel model)
{
    public long Walk()
    {
        long sum = 0;
        for (var i = 0; i < model.Records.Count; i++)
        {
            var record = model.Records[i];
            if (record.Kind != RecordKind.HS)
            {
                continue;
            }

            var fields = record.Fields;
            sum += Length(SafetyKinds.InitialSeverity.In(fields)) + Length(SafetyKinds.InitialP1.In(fields)) + Length(SafetyKinds.InitialP2.In(fields));
            sum += Length(SafetyKinds.ResidualSeverity.In(fields)) + Length(SafetyKinds.ResidualP1.In(fields)) + Length(SafetyKinds.ResidualP2.In(fields)) + Controls(i, deeper: true);
        }

        return sum;
    }

    private long Controls(int ordinal, bool deeper)
    {
        long sum = 0;
        foreach (var link in model.InLinks[ordinal])
        {
            var other = model.Records[link.From];
            sum += other.Kind switch
            {
                RecordKind.RC => Length(SafetyKinds.ControlOption.In(other.Fields)) + Length(SafetyKinds.ControlNewRisks.In(other.Fields)),
                RecordKind.CAU when deeper => Length(SafetyKinds.CauseType.In(other.Fields)) + Controls(link.From, deeper: false),
                _ => 0,
            };
        }

        return sum;
    }

    private static int Length(string? text) => text?.Length ?? 0;
}
