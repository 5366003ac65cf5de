using System.Globalization;

namespace Suture.Formats.Xlsx;

/// <summary>How a cell's number is meant.</summary>
internal enum NumberForm : byte
{
    Number,
    Date,
    Time,
    DateTime,
}

/// <summary>For each cell style: whether its numbers are dates. Told by the built-in format ids and by the letters of custom formats.</summary>
internal sealed class XlsxStyles
{
    private readonly List<NumberForm> forms = [];

    public NumberForm Form(int style) => style >= 0 && style < forms.Count ? forms[style] : NumberForm.Number;

    public static XlsxStyles Read(Stream? part)
    {
        var styles = new XlsxStyles();
        if (part is null)
        {
            return styles;
        }

        var custom = new Dictionary<int, NumberForm>();
        using var xml = XlsxPackage.Reader(part);
        var inCellFormats = false;
        while (xml.Read())
        {
            switch (xml.LocalName)
            {
                case "numFmt" when xml.IsStartElement() && Id(xml.GetAttribute("numFmtId")) is { } id:
                    custom[id] = FormOf(xml.GetAttribute("formatCode") ?? "");
                    break;
                case "cellXfs":
                    inCellFormats = xml.IsStartElement() && !xml.IsEmptyElement;
                    break;
                case "xf" when inCellFormats && xml.IsStartElement():
                    var format = Id(xml.GetAttribute("numFmtId")) ?? 0;
                    styles.forms.Add(custom.TryGetValue(format, out var form) ? form : BuiltIn(format));
                    break;
            }
        }

        return styles;
    }

    /// <summary>What the letters of a format code say, outside quotes, brackets and escapes: y, d and m with them are dates; h and s times.</summary>
    public static NumberForm FormOf(string code)
    {
        bool date = false, time = false, quoted = false;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '\\' or '_' or '*' when !quoted:
                    i++;
                    break;
                case '[' when !quoted:
                    var end = code.IndexOf(']', i);
                    if (end < 0)
                    {
                        return NumberForm.Number;
                    }

                    time |= code.AsSpan(i + 1, end - i - 1).Trim("hHmMsS").IsEmpty; // elapsed time: [h]:mm
                    i = end;
                    break;
                case ';' when !quoted:
                    return Form(date, time); // the first section is for positive numbers
                case 'y' or 'Y' or 'd' or 'D' when !quoted:
                    date = true;
                    break;
                case 'h' or 'H' or 's' or 'S' when !quoted:
                    time = true;
                    break;
                case 'G' or 'E' or '0' or '#' or '?' when !quoted && !date && !time:
                    return NumberForm.Number;
            }
        }

        return Form(date || (!time && code.Contains("mmm", StringComparison.OrdinalIgnoreCase)), time);
    }

    private static NumberForm Form(bool date, bool time) => (date, time) switch
    {
        (true, true) => NumberForm.DateTime,
        (true, false) => NumberForm.Date,
        (false, true) => NumberForm.Time,
        _ => NumberForm.Number,
    };

    private static NumberForm BuiltIn(int id) => id switch
    {
        (>= 14 and <= 17) or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => NumberForm.Date,
        (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) or 55 or 56 => NumberForm.Time,
        22 => NumberForm.DateTime,
        _ => NumberForm.Number,
    };

    private static int? Id(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
