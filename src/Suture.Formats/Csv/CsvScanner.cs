using System.Text;

namespace Suture.Formats.Csv;

/// <summary>Why a row could not be cut into cells.</summary>
internal enum CsvFault
{
    None,

    /// <summary>A quoted cell has no closing quote before the end of the file.</summary>
    OpenQuote,

    /// <summary>Something other than a delimiter or a line end follows a closing quote.</summary>
    TextAfterQuote,
}

/// <summary>
/// Cuts text into rows of cells by RFC 4180, knowing the line of each: quoted cells may hold delimiters, line ends and doubled
/// quotes; a quote inside an unquoted cell stands for itself, as in Excel; rows end with CR LF, LF or CR.
/// </summary>
internal ref struct CsvScanner(ReadOnlySpan<char> text, char delimiter, int firstLine)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly List<string> cells = [];
    private int position;
    private int line = firstLine;

    /// <summary>Line that the last row starts on, from 1.</summary>
    public int RowLine { get; private set; }

    /// <summary>What is wrong with the last row; the scan can not go on after it.</summary>
    public CsvFault Fault { get; private set; }

    /// <summary>Cells of the last row; the list is used again for the next.</summary>
    public readonly IReadOnlyList<string> Cells => cells;

    /// <summary>Reads the next row; false at the end of the text or at a fault.</summary>
    public bool Read()
    {
        cells.Clear();
        RowLine = line;
        if (position >= text.Length || Fault != CsvFault.None)
        {
            return false;
        }

        while (true)
        {
            cells.Add(position < text.Length && text[position] == '"' ? Quoted() : Plain());
            if (Fault != CsvFault.None)
            {
                return false;
            }

            if (position >= text.Length)
            {
                return true;
            }

            var end = text[position++];
            if (end == delimiter)
            {
                continue;
            }

            if (end == '\r' && position < text.Length && text[position] == '\n')
            {
                position++;
            }

            line++;
            return true;
        }
    }

    private string Plain()
    {
        var rest = text[position..];
        var length = rest.IndexOfAny(delimiter, '\r', '\n');
        length = length < 0 ? rest.Length : length;
        position += length;
        return rest[..length].ToString();
    }

    private string Quoted()
    {
        var opened = line;
        StringBuilder? joined = null;
        position++;
        while (true)
        {
            var length = text[position..].IndexOf('"');
            if (length < 0)
            {
                (RowLine, Fault) = (opened, CsvFault.OpenQuote);
                return "";
            }

            var part = text.Slice(position, length);
            line += Lines(part);
            position += length + 1;
            if (position < text.Length && text[position] == '"')
            {
                (joined ??= new StringBuilder()).Append(part).Append('"');
                position++;
                continue;
            }

            if (position < text.Length && text[position] != delimiter && text[position] is not ('\r' or '\n'))
            {
                (RowLine, Fault) = (line, CsvFault.TextAfterQuote);
            }

            return joined is null ? part.ToString() : joined.Append(part).ToString();
        }
    }

    private static int Lines(ReadOnlySpan<char> part)
    {
        var count = part.Count('\n');
        for (var i = part.IndexOf('\r'); i >= 0 && i < part.Length; i++)
        {
            count += part[i] == '\r' && (i + 1 == part.Length || part[i + 1] != '\n') ? 1 : 0;
        }

        return count;
    }
}
