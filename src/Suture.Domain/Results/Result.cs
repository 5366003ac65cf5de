using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Suture.Domain.Results;

/// <summary>Either a value or the problems that prevented it. The default value is a failure without problems; do not use it.</summary>
public readonly struct Result<T>
{
    private readonly T? value;
    private readonly ImmutableArray<Problem> problems;

    private Result(T? value, ImmutableArray<Problem> problems, bool ok)
    {
        this.value = value;
        this.problems = problems;
        Ok = ok;
    }

    /// <summary>True when there is a <see cref="Value"/>.</summary>
    public bool Ok { get; }

    /// <summary>The value; throws when there is none, because asking for it is then a bug.</summary>
    public T Value => Ok ? value! : throw new InvalidOperationException("No value: " + string.Join("; ", Problems.Select(p => p.Message)));

    /// <summary>Why there is no value; empty when there is one.</summary>
    public ImmutableArray<Problem> Problems => problems.IsDefault ? [] : problems;

    public bool TryGet([MaybeNullWhen(false)] out T result)
    {
        result = value;
        return Ok;
    }

    /// <summary>The next step when there is a value, the same problems when there is none.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => Ok ? next(value!) : Result<TNext>.Failed(Problems);

    public Result<TNext> Map<TNext>(Func<T, TNext> map) => Ok ? Result<TNext>.Of(map(value!)) : Result<TNext>.Failed(Problems);

#pragma warning disable CA1000 // the type argument is inferred by the implicit conversions
    public static Result<T> Of(T value) => new(value, [], ok: true);

    public static Result<T> Failed(ImmutableArray<Problem> problems) => new(default, problems, ok: false);
#pragma warning restore CA1000

#pragma warning disable CA2225 // Of and Failed are the named alternates
    public static implicit operator Result<T>(T value) => Of(value);

    public static implicit operator Result<T>(Problem problem) => Failed([problem]);

    public static implicit operator Result<T>(ImmutableArray<Problem> problems) => Failed(problems);
#pragma warning restore CA2225
}
