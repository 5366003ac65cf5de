using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Results;

namespace Suture.Domain.Safety.Table;

/// <summary>Cells of fields as values. A level may be written as its code, as the policy labels it, as the field does, or as its place in the policy's scale, 1 for the least.</summary>
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
        var scale = Scale(policy, field);
        var level = scale.FirstOrDefault(l => l.Label.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? (PlaceIn(scale, text) is { } place ? scale[place] : null);
        return FieldText.Parse(field, level?.Code ?? cell.Text, cell.Place);
    }

    /// <summary>Whether a cell gives a level as a number.</summary>
    internal static bool IsNumber(RiskPolicy policy, Field? field, string text) =>
        field is not null && Scale(policy, field) is { IsEmpty: false } scale && field.FindChoice(text.Trim()) is null
        && !scale.Any(l => l.Label.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) && PlaceIn(scale, text.Trim()) is not null;

    private static int? PlaceIn(ImmutableArray<ScaleLevel> scale, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= scale.Length ? number - 1 : null;

    private static ImmutableArray<ScaleLevel> Scale(RiskPolicy policy, Field field) =>
        field == SafetyKinds.InitialSeverity || field == SafetyKinds.ResidualSeverity || field == SafetyKinds.HarmSeverity ? policy.Severities
        : field == SafetyKinds.InitialP1 || field == SafetyKinds.ResidualP1 ? policy.P1
        : field == SafetyKinds.InitialP2 || field == SafetyKinds.ResidualP2 ? policy.P2
        : [];
}
