using System.Collections.Immutable;
using Suture.Domain.Results;

namespace Suture.Domain.Records.Fields;

/// <summary>
/// What must hold between fields of a kind whenever one of them is written. Like <see cref="TextForm"/> it is never asked of what is stored
/// already: a write that leaves these fields as they are goes through.
/// </summary>
/// <param name="Fields">The fields that it speaks of.</param>
/// <param name="Check">What is wrong with a whole body; null when nothing is.</param>
public sealed record FieldRule(ImmutableArray<Field> Fields, Func<FieldValues, Problem?> Check)
{
    /// <summary>The first rule of the kind that a write would break.</summary>
    /// <param name="before">The body as it is; null for a new record.</param>
    /// <param name="after">The body as it would be.</param>
    internal static Problem? Broken(FieldValues? before, FieldValues after)
    {
        foreach (var rule in after.Kind.Rules)
        {
            if (rule.Fields.Any(f => !FieldValues.ValueEquals(before?[f], after[f])) && rule.Check(after) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }
}
