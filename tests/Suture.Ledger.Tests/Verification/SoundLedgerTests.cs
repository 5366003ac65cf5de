namespace Suture.Ledger.Tests.Verification;

public sealed class SoundLedgerTests
{
    [Theory]
    [InlineData(0, 4096)]
    [InlineData(1, 4096)]
    [InlineData(255, 4096)]
    [InlineData(256, 4096)]
    [InlineData(257, 100)]
    [InlineData(512, 512)]
    [InlineData(1000, 300)]
    [InlineData(5000, 4096)]
    [InlineData(70_000, 4096)]
    public async Task A_sound_ledger_of_any_size_verifies(int entries, int pageRows)
    {
        int[] sizes = [.. new[] { 0, 1, entries / 3, entries / 2, entries, entries }.Distinct().Where(s => s <= entries)];
        var ledger = MemoryLedger.Of(entries, sizes, pageRows: pageRows, hasLeafColumn: entries % 2 == 0);
        var result = await ledger.VerifyAsync(outside: [ledger.Checkpoints[^1].Text]);
        result.Problems.ShouldBeEmpty();
        result.Ok.ShouldBeTrue();
        result.Entries.ShouldBe(entries);
        result.Root.ShouldBe(ledger.Root(entries));
        result.Checkpoints.ShouldBe(sizes.Length + 1);
        result.SignedSize.ShouldBe(entries);
    }

    [Fact]
    public async Task A_ledger_without_tiles_verifies_too()
    {
        var result = await MemoryLedger.Of(700, [600], hasTiles: false).VerifyAsync();
        result.Ok.ShouldBeTrue();
        result.SignedSize.ShouldBe(600);
    }
}
