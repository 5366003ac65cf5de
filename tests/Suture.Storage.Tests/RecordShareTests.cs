using Suture.Storage.Reading;

namespace Suture.Storage.Tests;

public sealed class RecordShareTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1023)]
    [InlineData(1025)]
    [InlineData(50_000)]
    public async Task Two_readers_that_meet_read_each_row_once_between_them(int rows)
    {
        var share = new RecordShare();
        var reads = new int[rows];
        var down = Task.Run(() =>
        {
            for (var high = rows; high > 0 && share.Take(Math.Max(0, high - RecordShare.Block)); high -= RecordShare.Block)
            {
                for (var place = Math.Max(0, high - RecordShare.Block); place < high; place++)
                {
                    Interlocked.Increment(ref reads[place]);
                }
            }
        });
        for (var place = 0; place < rows && share.MayRead(place); place++)
        {
            Interlocked.Increment(ref reads[place]);
        }

        await down;
        reads.ShouldAllBe(count => count == 1);
    }
}
