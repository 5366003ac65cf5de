using CsCheck;

namespace Suture.Ledger.Tests.Verification;

/// <summary>Not one byte of what is stored can change unseen, wherever it is.</summary>
public sealed class AnyChangeTests
{
    private static readonly Gen<(int Entries, int PageRows, bool Tiles, bool LeafColumn)> Shapes =
        Gen.Select(Gen.Int[1, 800], Gens.Of(7, 256, 300, 4096), Gen.Bool, Gen.Bool);

    [Fact]
    public async Task Any_byte_of_any_entry() =>
        await Gen.Select(Shapes, Gen.Int[0, 10_000], Gen.Int[0, 10_000], Gen.Byte[1, 255]).SampleAsync(
            async (shape, row, place, change) =>
            {
                var ledger = MemoryLedger.Of(shape.Entries, [shape.Entries], shape.Tiles, shape.LeafColumn, shape.PageRows);
                row %= shape.Entries;
                var bytes = (byte[])ledger.Rows[row].Bytes.Clone();
                bytes[place % bytes.Length] ^= change;
                ledger.Put(row, bytes);
                var result = await ledger.VerifyAsync();
                result.Ok.ShouldBeFalse();
                result.Problems.ShouldContain(p => p.Index == row || p.Index == row + 1);
                result.ProblemCount.ShouldBeLessThanOrEqualTo(6);
            },
            iter: 400);

    [Fact]
    public async Task Any_byte_of_any_tile() =>
        await Gen.Select(Gen.Int[256, 1200], Gen.Int[0, 1000], Gen.Int[0, 10_000], Gen.Byte[1, 255]).SampleAsync(
            async (entries, which, place, change) =>
            {
                var ledger = MemoryLedger.Of(entries, [entries]);
                var tile = ledger.Tiles.Values.ElementAt(which % ledger.Tiles.Count);
                tile[place % tile.Length] ^= change;
                var result = await ledger.VerifyAsync();
                result.ProblemCount.ShouldBe(1);
                result.Problems[0].Kind.ShouldBe(LedgerProblemKind.TileChanged);
            },
            iter: 100);

    [Fact]
    public async Task Any_rows_removed_doubled_or_in_another_order() =>
        await Gen.Select(Shapes, Gen.Int[0, 10_000], Gen.Int[1, 300], Gen.Int[0, 2]).SampleAsync(
            async (shape, at, count, how) =>
            {
                var ledger = MemoryLedger.Of(shape.Entries + 2, [shape.Entries + 2], shape.Tiles, shape.LeafColumn, shape.PageRows);
                at %= shape.Entries;
                count = Math.Min(count, ledger.Rows.Count - at);
                var rows = ledger.Rows.GetRange(at, count);
                if (how == 0)
                {
                    ledger.Rows.RemoveRange(at, count);
                }
                else if (how == 1)
                {
                    ledger.Rows.InsertRange(at, rows);
                }
                else
                {
                    ledger.Rows.Reverse(at, Math.Max(2, count));
                }

                (await ledger.VerifyAsync()).Ok.ShouldBeFalse();

                // And when the rows are numbered anew, as an INSERT or DELETE with care would leave them.
                for (var i = 0; i < ledger.Rows.Count; i++)
                {
                    ledger.Rows[i] = ledger.Rows[i] with { Index = i };
                }

                (await ledger.VerifyAsync()).Ok.ShouldBeFalse();
            },
            iter: 300);
}
