using System.Buffers;
using System.Globalization;

namespace Suture.Ledger;

/// <summary>
/// Writes canonical JSON (RFC 8785) when the caller gives an object's members in any order: they are put in order
/// when the object ends. Quick when they come in order. Wrong nesting throws <see cref="InvalidOperationException"/>;
/// what has no canonical form throws <see cref="CanonicalJsonException"/>.
/// </summary>
public sealed class CanonicalJsonWriter
{
    private readonly GrowingBuffer buffer = new(256);
    private readonly List<Member> members = [];
    private readonly Stack<Level> levels = new();
    private bool hasValue;
    private bool namePending;

    /// <summary>The bytes so far; one whole value once <see cref="IsComplete"/>.</summary>
    public ReadOnlySpan<byte> WrittenSpan => buffer.Written;

    public ReadOnlyMemory<byte> WrittenMemory => buffer.WrittenMemory;

    public bool IsComplete => hasValue && levels.Count == 0;

    public byte[] ToArray() => IsComplete ? buffer.Written.ToArray() : throw new InvalidOperationException("The JSON value is not complete.");

    /// <summary>Forgets everything, to write another value with the same memory.</summary>
    public void Clear()
    {
        buffer.Clear();
        members.Clear();
        levels.Clear();
        hasValue = namePending = false;
    }

    public void WriteStartObject() => Start(isObject: true, (byte)'{');

    public void WriteStartArray() => Start(isObject: false, (byte)'[');

    public void WriteEndArray()
    {
        if (levels.Count == 0 || levels.Peek().IsObject)
        {
            throw new InvalidOperationException("No array is open here.");
        }

        levels.Pop();
        buffer.Byte((byte)']');
        hasValue = true;
    }

    public void WriteEndObject()
    {
        if (levels.Count == 0 || !levels.Peek().IsObject || namePending)
        {
            throw new InvalidOperationException(namePending ? "A name waits for its value." : "No object is open here.");
        }

        var level = levels.Pop();
        Sort(level);
        members.RemoveRange(level.FirstMember, members.Count - level.FirstMember);
        buffer.Byte((byte)'}');
        hasValue = true;
    }

    /// <summary>The name of the next member.</summary>
    public void WriteName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (levels.Count == 0 || !levels.Peek().IsObject || namePending)
        {
            throw new InvalidOperationException("A name stands only in an object, and each before one value.");
        }

        if (members.Count > levels.Peek().FirstMember)
        {
            buffer.Byte((byte)',');
        }

        members.Add(new Member(name, buffer.Count));
        CanonicalString.Write(name, buffer);
        buffer.Byte((byte)':');
        namePending = true;
    }

    public void WriteString(ReadOnlySpan<char> value)
    {
        BeforeValue();
        CanonicalString.Write(value, buffer);
    }

    /// <summary>An integer; beyond 2^53 - 1 in either direction it is refused, since a double would lose its last digits.</summary>
    public void WriteNumber(long value)
    {
        if (value is > CanonicalNumber.MaxSafeInteger or < -CanonicalNumber.MaxSafeInteger)
        {
            throw new CanonicalJsonException($"The integer {value} is beyond 2^53 - 1; write it as text.");
        }

        BeforeValue();
        value.TryFormat(buffer.GetSpan(CanonicalNumber.MaxLength), out var written, default, CultureInfo.InvariantCulture);
        buffer.Advance(written);
    }

    public void WriteNumber(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new CanonicalJsonException("NaN and infinity are no JSON numbers.");
        }

        BeforeValue();
        buffer.Advance(CanonicalNumber.Write(value, buffer.GetSpan(CanonicalNumber.MaxLength)));
    }

    public void WriteBoolean(bool value)
    {
        BeforeValue();
        buffer.Write(value ? "true"u8 : "false"u8);
    }

    public void WriteNull()
    {
        BeforeValue();
        buffer.Write("null"u8);
    }

    /// <summary>Embeds a value that is canonical already; throws when it is not.</summary>
    public void WriteCanonical(ReadOnlySpan<byte> json)
    {
        if (CanonicalJsonChecker.Check(json) is { } why)
        {
            throw new CanonicalJsonException("Not canonical JSON: " + why);
        }

        BeforeValue();
        buffer.Write(json);
    }

    private void Start(bool isObject, byte bracket)
    {
        BeforeValue();
        if (levels.Count == CanonicalJson.MaxDepth)
        {
            throw new CanonicalJsonException($"Nested deeper than {CanonicalJson.MaxDepth}.");
        }

        hasValue = false;
        buffer.Byte(bracket);
        levels.Push(new Level(isObject, members.Count, buffer.Count));
    }

    private void BeforeValue()
    {
        if (levels.Count == 0)
        {
            if (hasValue)
            {
                throw new InvalidOperationException("There is a value already.");
            }
        }
        else if (levels.Peek().IsObject)
        {
            if (!namePending)
            {
                throw new InvalidOperationException("A value in an object needs a name first.");
            }
        }
        else if (hasValue)
        {
            buffer.Byte((byte)',');
        }

        namePending = false;
        hasValue = true;
    }

    private void Sort(Level level)
    {
        var count = members.Count - level.FirstMember;
        var inOrder = true;
        for (var i = level.FirstMember + 1; i < members.Count && inOrder; i++)
        {
            inOrder = string.CompareOrdinal(members[i - 1].Name, members[i].Name) < 0;
        }

        if (inOrder)
        {
            return;
        }

        // Each member with the comma after it; the last one has none, so one is added before the bytes are moved.
        buffer.Byte((byte)',');
        var end = buffer.Count;
        var pieces = new (string Name, int Start, int Length)[count];
        for (var i = 0; i < count; i++)
        {
            var start = members[level.FirstMember + i].Start;
            var next = i + 1 < count ? members[level.FirstMember + i + 1].Start : end;
            pieces[i] = (members[level.FirstMember + i].Name, start, next - start);
        }

        Array.Sort(pieces, (x, y) => string.CompareOrdinal(x.Name, y.Name));
        var sorted = ArrayPool<byte>.Shared.Rent(end - level.Content);
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && string.Equals(pieces[i].Name, pieces[i - 1].Name, StringComparison.Ordinal))
            {
                throw new CanonicalJsonException($"The name \"{pieces[i].Name}\" stands twice in one object.");
            }

            buffer.Written.Slice(pieces[i].Start, pieces[i].Length).CopyTo(sorted.AsSpan(at));
            at += pieces[i].Length;
        }

        sorted.AsSpan(0, at).CopyTo(buffer.Written[level.Content..]);
        buffer.Truncate(end - 1);
        ArrayPool<byte>.Shared.Return(sorted);
    }

    private readonly record struct Member(string Name, int Start);

    private readonly record struct Level(bool IsObject, int FirstMember, int Content);
}
