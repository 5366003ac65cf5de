using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Results;

namespace Suture.Domain.Safety.Table;

/// <summary>Cells of fields as values. A level may be written as its code, as the policy labels it, or as the field does.</summary>
internal static class RiskValues
{
    /// <summary>The value, null for an empty cell, or a problem at the cell.</summary>
    internal static Result<object?> Parse(RiskPolicy policy, Field field, RiskCell cell)
    {
        var text = cell.Text.Trim();
        if (field.Type != FieldType.Choice || field.FindChoice(text) is not null)
        {
            return FieldText.Parse(field, cell.Text, cell.Place);
        }

        // What people see is the policy's label, which can be another level's name in the field: it goes before that.
        var level = Scale(policy, field).FirstOrDefault(l => l.Label.Equals(text, StringComparison.OrdinalIgnoreCase));
        return FieldText.Parse(field, level?.Code ?? cell.Text, cell.Place);
    }

    private static ImmutableArray<ScaleLevel> Scale(RiskPolicy policy, Field field) =>
        field == SafetyKinds.InitialSeverity || field == SafetyKinds.ResidualSeverity || field == SafetyKinds.HarmSeverity ? policy.Severities
        : field == SafetyKinds.InitialP1 || field == SafetyKinds.ResidualP1 ? policy.P1
        : field == SafetyKinds.InitialP2 || field == SafetyKinds.ResidualP2 ? policy.P2
        : [];
}
