using System.Collections.Immutable;
using System.Text;

namespace Suture.Ledger.Tests;

/// <summary>The ledger of three entries that docs/ledger-format.md works through.</summary>
internal static class Example
{
    public static byte[][] Entries { get; } = MakeEntries();

    public static Hash32[] Leaves { get; } = [.. Entries.Select(e => MerkleTree.LeafHash(e))];

    public static Checkpoint Checkpoint { get; } = new(
        Checkpoint.OriginOf(TestKeys.Installation, "device/PUMP"),
        3,
        TreeEdge.Empty.AppendMany(Leaves).Root);

    public static Receipt Receipt(int index, SignedCheckpoint checkpoint) => new(
        Entries[index],
        index,
        [.. Tree.NaiveTree.Path(index, Leaves)],
        checkpoint);

    private static byte[][] MakeEntries()
    {
        (string Type, string Actor, string? Reason, string Payload)[] changes =
        [
            ("record.created@1", "ada@example.org", null, """{"key":"PUMP/SRS-1","kind":"SRS","title":"Stop on air in line"}"""),
            ("record.changed@1", "ada@example.org", "limit added after review", """{"fields":{"limit":0.05,"unit":"ml"},"key":"PUMP/SRS-1","revision":2}"""),
            ("record.approved@1", "Zoë", "ok: \"as discussed\"", """{"key":"PUMP/SRS-1","meaning":"approved by author’s peer","revision":2}"""),
        ];
        var entries = new byte[changes.Length][];
        var previous = Hash32.Zero;
        for (var i = 0; i < changes.Length; i++)
        {
            var (type, actor, reason, payload) = changes[i];
            var time = new DateTimeOffset(2026, 3, 1, 8, 30, 0, TimeSpan.Zero).AddMicroseconds(1_500_000.0 * i);
            entries[i] = EntryCodec.Encode(new Entry("device/PUMP", i, type, time, actor, reason, Encoding.UTF8.GetBytes(payload), previous));
            previous = MerkleTree.LeafHash(entries[i]);
        }

        return entries;
    }
}
