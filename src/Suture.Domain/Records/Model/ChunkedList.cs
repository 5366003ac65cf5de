namespace Suture.Domain.Records.Model;

/// <summary>
/// An immutable list in chunks: changing one item copies its chunk and the list of chunks, not the whole. That keeps a model of
/// 100,000 records cheap to change and as fast to walk as arrays. Not a <see cref="System.Collections.Immutable.ImmutableList{T}"/>,
/// whose tree makes every read a search.
/// </summary>
public sealed class ChunkedList<T>
{
    private const int Bits = 8;
    private const int ChunkSize = 1 << Bits;
    private readonly T[][] chunks;

    private ChunkedList(T[][] chunks, int count)
    {
        this.chunks = chunks;
        Count = count;
    }

#pragma warning disable CA1000 // the only way to begin
    public static ChunkedList<T> Empty { get; } = new([], 0);
#pragma warning restore CA1000

    public int Count { get; }

    public T this[int index] => chunks[index >> Bits][index & (ChunkSize - 1)];

    public Builder ToBuilder() => new(this);

    /// <summary>Positions whose item is not the same as in an earlier version of this list, appended ones too; looks only into chunks that differ.</summary>
    public IEnumerable<int> ChangedSince(ChunkedList<T> earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        for (var c = 0; c < chunks.Length; c++)
        {
            var before = c < earlier.chunks.Length ? earlier.chunks[c] : null;
            if (ReferenceEquals(chunks[c], before))
            {
                continue;
            }

            for (var i = c << Bits; i < Math.Min(Count, (c + 1) << Bits); i++)
            {
                if (i >= earlier.Count || !EqualityComparer<T>.Default.Equals(this[i], earlier[i]))
                {
                    yield return i;
                }
            }
        }
    }

    /// <summary>Collects changes; copies a chunk at its first change only.</summary>
    public sealed class Builder
    {
        private readonly List<T[]> chunks;
        private readonly List<bool> owned;

        internal Builder(ChunkedList<T> source)
        {
            chunks = [.. source.chunks];
            owned = [.. Enumerable.Repeat(element: false, chunks.Count)];
            Count = source.Count;
        }

        public int Count { get; private set; }

        public T this[int index]
        {
            get => chunks[index >> Bits][index & (ChunkSize - 1)];
            set => Own(index >> Bits)[index & (ChunkSize - 1)] = value;
        }

        public void Add(T item)
        {
            if (Count >> Bits == chunks.Count)
            {
                chunks.Add(new T[ChunkSize]);
                owned.Add(item: true);
            }

            Count++;
            this[Count - 1] = item;
        }

        /// <summary>The list as built so far; the builder can go on and will copy again what it changes.</summary>
        public ChunkedList<T> ToList()
        {
            for (var i = 0; i < owned.Count; i++)
            {
                owned[i] = false;
            }

            return new ChunkedList<T>([.. chunks], Count);
        }

        private T[] Own(int chunk)
        {
            if (!owned[chunk])
            {
                chunks[chunk] = (T[])chunks[chunk].Clone();
                owned[chunk] = true;
            }

            return chunks[chunk];
        }
    }
}
