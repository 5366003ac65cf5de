using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Planning;

/// <summary>Gives an item of the plan to somebody, with a day.</summary>
public static class PlanAssignment
{
    private const int MaxOwner = 100;
    private const int MaxNote = 2_000;

    /// <returns>The event, or null when nothing would change.</returns>
    public static Result<PlanItemAssigned?> Decide(DeviceModel model, Plan plan, PlanItemAssigned wanted)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(wanted);
        var next = wanted with { Owner = Trimmed(wanted.Owner), Note = Trimmed(wanted.Note) };
        var now = model.Standing<PlanItemAssigned>(wanted.Item)?.What;
        return plan.Find(next.Item) is null ? new Problem("plan.item.unknown", $"The plan has no item '{next.Item}' now; 'suture plan' lists them.", ProblemKind.NotFound, Path: "item")
            : next.Owner is { Length: > MaxOwner } || Odd(next.Owner) ? new Problem("plan.owner", $"An owner is a user name of at most {MaxOwner} characters on one line.", Path: "owner")
            : next.Note is { Length: > MaxNote } || next.Note?.Contains('\0', StringComparison.Ordinal) == true ? new Problem("plan.note", $"A note has at most {MaxNote} characters, and no NUL.", Path: "note")
            : Result<PlanItemAssigned?>.Of(next == (now ?? new PlanItemAssigned(next.Item, null, null, null)) ? null : next);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool Odd(string? text) => text?.Any(char.IsControl) == true;
}
