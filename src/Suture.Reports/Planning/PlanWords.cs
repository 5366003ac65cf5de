using Suture.Domain.Planning;

namespace Suture.Reports.Planning;

/// <summary>How items of the plan read.</summary>
public static class PlanWords
{
    /// <summary>done, overdue, blocked or open.</summary>
    public static string State(PlanSection section, PlanItem item)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(item);
        return item.IsDone ? "done" : item.Overdue ? "overdue" : section.IsBlocked ? "blocked" : "open";
    }

    /// <summary>Names of stages, with commas.</summary>
    public static string Titles(IEnumerable<PlanStage> stages) => string.Join(", ", stages.Select(s => PlanStages.Of(s).Title));
}
