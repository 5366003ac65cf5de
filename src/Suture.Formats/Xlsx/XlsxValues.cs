using System.Globalization;

namespace Suture.Formats.Xlsx;

/// <summary>A cell's stored value to the text that records take: numbers as shown (15 digits), dates ISO 8601.</summary>
internal sealed class XlsxValues(List<string> shared, XlsxStyles styles, bool from1904)
{
    /// <summary>The text, or why there is none.</summary>
    /// <param name="type">The cell's t attribute; null means a number.</param>
    /// <param name="value">Its v element; null when there is none.</param>
    /// <param name="style">Its s attribute.</param>
    public (string? Text, string? Why) Read(string? type, string? value, int style)
    {
        switch (type)
        {
            case "s":
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count
                    ? (shared[index], null)
                    : (null, $"The cell names shared text {value}, which the workbook does not have.");
            case "str":
                return (XlsxText.Decode(value ?? ""), null);
            case "b":
                return value?.Trim() switch { "1" or "true" => ("true", null), "0" or "false" => ("false", null), null or "" => ("", null), _ => (null, $"'{value}' is not a truth value.") };
            case "e":
                return (null, $"The cell shows the error {value}; correct its formula or clear it.");
            case "d":
                return (value?.Trim().Replace("T00:00:00", "", StringComparison.Ordinal) ?? "", null);
            case null or "n":
                return string.IsNullOrWhiteSpace(value) ? ("", null) : Number(value, style);
            default:
                return (null, $"Cells of type '{type}' are not known.");
        }
    }

    private (string? Text, string? Why) Number(string value, int style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return (null, $"'{(value.Length > 40 ? value[..40] : value)}' is not a number.");
        }

        var form = styles.Form(style);
        if (form == NumberForm.Number)
        {
            return (number.ToString(Math.Abs(number) < 1e15 ? "G15" : "R", CultureInfo.InvariantCulture), null);
        }

        // Day 60 of the 1900 system is a 29 February that never was; days before it are off by one from .NET's count.
        var day = from1904 ? number + 1462 : number < 60 ? number + 1 : number;
        if (day is < 0 or >= 2958466)
        {
            return (null, $"{value} is outside the dates that Excel has.");
        }

        var time = DateTime.UnixEpoch.AddMilliseconds(Math.Round((day - 25569) * 86_400_000));
        if (form == NumberForm.Time && number < 1 && !from1904)
        {
            return (time.ToString("HH:mm:ss", CultureInfo.InvariantCulture), null);
        }

        var dateOnly = time.TimeOfDay == TimeSpan.Zero && form != NumberForm.Time;
        return (time.ToString(dateOnly ? "yyyy-MM-dd" : time.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture), null);
    }
}
