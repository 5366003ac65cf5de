using Suture.Domain.Records;

namespace Suture.Storage.Data;

/// <summary>
/// Names as integers, so that rows are small and a range of keys is one stream: an entry is stream and index, a record is
/// stream, kind and number. 4 million streams, 10^12 entries in each, records as <see cref="RecordId.MaxNumber"/> allows.
/// </summary>
internal static class Keys
{
    private const int IndexBits = 40;
    private const int RecordBits = 28;
    private const int PerKind = RecordId.MaxNumber + 1;

    /// <summary>Most entries that a stream can have.</summary>
    public const long MaxIndex = (1L << IndexBits) - 1;

    public static long Entry(long stream, long index) => (stream << IndexBits) | index;

    public static long IndexOf(long entry) => entry & MaxIndex;

    public static long StreamOfEntry(long entry) => entry >> IndexBits;

    public static long Record(long stream, RecordId id) => (stream << RecordBits) | (((long)id.Kind * PerKind) + id.Number);

    public static long StreamOfRecord(long key) => key >> RecordBits;

    public static RecordId RecordOf(long key)
    {
        var local = key & ((1L << RecordBits) - 1);
        return new RecordId((RecordKind)(local / PerKind), (int)(local % PerKind));
    }

    public static long FirstRecord(long stream) => stream << RecordBits;

    public static long EndOfRecords(long stream) => (stream + 1) << RecordBits;
}
