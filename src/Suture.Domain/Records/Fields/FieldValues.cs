using System.Collections.Immutable;

namespace Suture.Domain.Records.Fields;

/// <summary>
/// The typed body of a record: a value for each filled field of its kind. Immutable; equal when all values are equal.
/// Read it through a <see cref="Field{T}"/>: <c>SoupVersion.In(body)</c>.
/// </summary>
public sealed class FieldValues : IEquatable<FieldValues>
{
    private readonly object?[] values;

    private FieldValues(KindDefinition kind, object?[] values)
    {
        Kind = kind;
        this.values = values;
    }

    public KindDefinition Kind { get; }

    /// <summary>The value of a field of this kind, in the .NET type of its <see cref="FieldType"/>; null when not filled.</summary>
    public object? this[Field field] => ReferenceEquals(Kind.Fields[field.Index], field)
        ? values[field.Index]
        : throw new ArgumentException($"{field.Name} is not a field of {Kind.Prefix}.", nameof(field));

    /// <summary>Filled fields, in the order of the kind.</summary>
    public IEnumerable<(Field Field, object Value)> Filled
    {
        get
        {
            foreach (var description in Kind.Fields)
            {
                if (values[description.Index] is { } value)
                {
                    yield return (description, value);
                }
            }
        }
    }

    public static FieldValues Empty(KindDefinition kind) => new(kind, new object?[kind.Fields.Length]);

    /// <summary>The same body with one value replaced; null, empty text and empty lists unfill the field.</summary>
    public FieldValues With(Field field, object? value)
    {
        _ = this[field];
        var copy = (object?[])values.Clone();
        copy[field.Index] = Normalize(value);
        return new FieldValues(Kind, copy);
    }

    /// <summary>The same body with every field filled in <paramref name="other"/> taken from there.</summary>
    public FieldValues Overlay(FieldValues other)
    {
        var copy = (object?[])values.Clone();
        foreach (var (field, value) in other.Filled)
        {
            copy[field.Index] = value;
        }

        return new FieldValues(Kind, copy);
    }

    public bool Equals(FieldValues? other)
    {
        if (other is null || !ReferenceEquals(Kind, other.Kind))
        {
            return false;
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!ValueEquals(values[i], other.values[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as FieldValues);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Kind.Kind);
        foreach (var value in values)
        {
            hash.Add(value switch
            {
                ImmutableArray<string> list => list.Length,
                ImmutableArray<TableRow> rows => rows.Length,
                _ => value?.GetHashCode() ?? 0,
            });
        }

        return hash.ToHashCode();
    }

    internal static bool ValueEquals(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (ImmutableArray<string> a, ImmutableArray<string> b) => a.AsSpan().SequenceEqual(b.AsSpan()),
        (ImmutableArray<TableRow> a, ImmutableArray<TableRow> b) => a.AsSpan().SequenceEqual(b.AsSpan()),
        _ => Equals(left, right),
    };

    private static object? Normalize(object? value) => value switch
    {
        string { Length: 0 } => null,
        ImmutableArray<string> { IsDefaultOrEmpty: true } => null,
        ImmutableArray<TableRow> { IsDefaultOrEmpty: true } => null,
        _ => value,
    };

    /// <summary>Builds a body value by value without a copy for each.</summary>
    public sealed class Builder(KindDefinition kind)
    {
        private object?[]? values = new object?[kind.Fields.Length];

        public KindDefinition Kind => kind;

        public void Set(Field field, object? value) => Values[field.Index] = Normalize(value);

        /// <summary>The body; the builder is done then.</summary>
        public FieldValues Build()
        {
            var built = new FieldValues(kind, Values);
            values = null;
            return built;
        }

        private object?[] Values => values ?? throw new InvalidOperationException("The body was built already.");
    }
}
