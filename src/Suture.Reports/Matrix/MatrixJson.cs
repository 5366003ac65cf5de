using System.Text.Encodings.Web;
using System.Text.Json;
using Suture.Domain.Tracing;
using Suture.Reports.Writing;

namespace Suture.Reports.Matrix;

/// <summary>
/// A trace matrix as JSON: <c>{device, matrix, title, position, root, printedAt, columns:[{name,label,kinds}], rows:[{column:[key], result, suspect:[column]}]}</c>.
/// Members of a row that would be empty are left out.
/// </summary>
public static class MatrixJson
{
    // The answer is read by programs and never put into a page as it stands.
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the matrix row by row; the stream stays open.</summary>
    public static async Task WriteAsync(TraceMatrix matrix, ReportStamp stamp, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(stamp);
        var output = new Utf8Output(stream);
        var json = new Utf8JsonWriter(output.Buffer, Options);
        await using var ending = json.ConfigureAwait(false);
        Head(json, matrix, stamp);
        foreach (var row in matrix.Rows)
        {
            Row(json, matrix, row);
            // The writer hands its bytes over before the buffer is emptied.
            if (json.BytesPending > 8192)
            {
                json.Flush();
                await output.FlushIfLargeAsync(cancellation).ConfigureAwait(false);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        await output.Write("\n").FlushAsync(cancellation).ConfigureAwait(false);
    }

    private static void Head(Utf8JsonWriter json, TraceMatrix matrix, ReportStamp stamp)
    {
        json.WriteStartObject();
        json.WriteString("device", stamp.Device.Key);
        json.WriteString("matrix", matrix.Name);
        json.WriteString("title", matrix.Title);
        json.WriteNumber("position", stamp.Position);
        json.WriteString("root", stamp.Root);
        if (stamp.Release is null)
        {
            json.WriteString("printedAt", Times.Iso(stamp.PrintedAt));
        }
        else
        {
            StampJson.Write(json, stamp);
        }

        json.WriteStartArray("columns");
        foreach (var column in matrix.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("label", column.Label);
            json.WriteStartArray("kinds");
            foreach (var kind in column.Kinds)
            {
                json.WriteStringValue(kind.ToString());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
    }

    private static void Row(Utf8JsonWriter json, TraceMatrix matrix, MatrixRow row)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var (column, cell) = (matrix.Columns[i], row.Cells[i]);
            if (cell.Result is { } result)
            {
                json.WriteString(column.Name, result);
            }
            else if (!cell.Records.IsDefaultOrEmpty)
            {
                json.WriteStartArray(column.Name);
                foreach (var id in cell.Records)
                {
                    json.WriteStringValue(id.ToString());
                }

                json.WriteEndArray();
            }
        }

        if (row.Cells.Any(c => c.Suspect))
        {
            json.WriteStartArray("suspect");
            for (var i = 0; i < row.Cells.Length; i++)
            {
                if (row.Cells[i].Suspect)
                {
                    json.WriteStringValue(matrix.Columns[i].Name);
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
