using System.Collections;
using System.Collections.Immutable;

namespace Suture.Domain.Tracing.Engine;

/// <summary>
/// A list of a report that is made when it is first read: a gate that only counts never pays for it, and a page that shows twenty
/// rows pays once. Safe to read from any thread.
/// </summary>
internal sealed class LazyList<T>(Func<IEnumerable<T>> make, int? count = null) : IReadOnlyList<T>
{
    private readonly Lazy<ImmutableArray<T>> items = new(() => [.. make()]);

    public int Count => count ?? items.Value.Length;

    public T this[int index] => items.Value[index];

    public IEnumerator<T> GetEnumerator() => count == 0 ? Enumerable.Empty<T>().GetEnumerator() : ((IEnumerable<T>)items.Value).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
