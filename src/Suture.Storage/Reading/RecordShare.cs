namespace Suture.Storage.Reading;

/// <summary>
/// The rows of a device's records between two readers: one goes up from the first, and the other, when it has done with the links,
/// takes blocks from the end, until they meet. Both see the same moment, so that a row's place is the same to both.
/// </summary>
internal sealed class RecordShare
{
    /// <summary>Rows that the other reader takes at once.</summary>
    public const int Block = 1024;

    private const int Step = 256;
    private readonly Lock sync = new();
    private int granted;
    private int limit = int.MaxValue;

    /// <summary>Whether the reader that goes up may read the row at this place; it asks for each in turn.</summary>
    public bool MayRead(int place)
    {
        if (place < granted)
        {
            return true;
        }

        lock (sync)
        {
            granted = Math.Min(limit, place + Step);
            return place < granted;
        }
    }

    /// <summary>Takes the rows from <paramref name="low"/> up to those taken before; false when the other reader is nearly there and will do the rest.</summary>
    public bool Take(int low)
    {
        lock (sync)
        {
            if (low < granted)
            {
                return false;
            }

            limit = low;
            return true;
        }
    }
}
