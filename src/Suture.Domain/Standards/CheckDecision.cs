using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Tracing;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Standards;

/// <summary>What one check says.</summary>
internal enum CheckOutcome
{
    Met,
    Gap,

    /// <summary>There is nothing to ask: neither met nor missed.</summary>
    Vacuous,
}

/// <summary>Decides a check from the answers, and lists what it found when someone reads it.</summary>
internal static class CheckDecision
{
    internal static CheckOutcome Of(Answers answers, CompiledCheck check) => check.Check switch
    {
        EachCheck => answers.Counts[check.Rule!.Gaps] > 0 ? CheckOutcome.Gap : answers.Counts[check.Rule.Subjects] > 0 ? CheckOutcome.Met : CheckOutcome.Vacuous,
        SomeCheck some => answers.Counts[check.Rule!.Covered] >= some.AtLeast ? CheckOutcome.Met : CheckOutcome.Gap,
        DeviceCheck device => Holds(answers, device.Fact) ? CheckOutcome.Met : CheckOutcome.Gap,
        InstallationCheck installation => answers.Installation.Of(installation.Fact).Holds ? CheckOutcome.Met : CheckOutcome.Gap,
        AnyCheck { IfFirst: true } when Of(answers, check.Parts[0]) == CheckOutcome.Vacuous => CheckOutcome.Vacuous,
        AnyCheck => Best(answers, check),
        _ => throw new InvalidOperationException($"No rule for {check.Check.GetType().Name}."),
    };

    internal static string WhyVacuous(Answers answers, CompiledCheck check) => check.Check switch
    {
        EachCheck each => each.None,
        AnyCheck => WhyVacuous(answers, check.Parts[0]),
        _ => throw new InvalidOperationException($"{check.Check.GetType().Name} is never vacuous."),
    };

    internal static int GapCount(Answers answers, CompiledCheck check) => Of(answers, check) != CheckOutcome.Gap ? 0 : check.Check switch
    {
        EachCheck => answers.Counts[check.Rule!.Gaps],
        SomeCheck => Math.Max(1, answers.Counts[check.Rule!.Gaps]),
        AnyCheck => GapCount(answers, Nearest(answers, check)),
        DeviceCheck { Fact: DeviceFact.ClassesCurrent } => answers.OutdatedClasses.Length,
        _ => 1,
    };

    internal static IEnumerable<ClauseGap> Gaps(Answers answers, CompiledCheck check)
    {
        if (Of(answers, check) != CheckOutcome.Gap)
        {
            return [];
        }

        return check.Check switch
        {
            EachCheck => AtRecords(answers, check),
            SomeCheck some => answers.Counts[check.Rule!.Gaps] == 0 ? [new ClauseGap(null, some.Missing)] : AtRecords(answers, check),
            DeviceCheck { Fact: DeviceFact.ClassesCurrent } => answers.OutdatedClasses.Select(o => new ClauseGap(o.Item, o.Why)),
            DeviceCheck device => [new ClauseGap(null, device.Missing)],
            InstallationCheck installation => [new ClauseGap(null, answers.Installation.Of(installation.Fact).Says)],
            AnyCheck => Gaps(answers, Nearest(answers, check)),
            _ => throw new InvalidOperationException($"No rule for {check.Check.GetType().Name}."),
        };
    }

    /// <summary>What was found, where no record shows it.</summary>
    internal static IEnumerable<string> Found(Answers answers, CompiledCheck check) => check.Check switch
    {
        InstallationCheck installation when answers.Installation.Of(installation.Fact) is { Holds: true } answer => [answer.Says],
        AnyCheck => check.Parts.SelectMany(p => Found(answers, p)),
        _ => [],
    };

    /// <summary>Adds the records that show it.</summary>
    internal static void Evidence(Answers answers, CompiledCheck check, ulong[] into)
    {
        foreach (var part in check.Parts)
        {
            Evidence(answers, part, into);
        }

        if (check.Rule is not { } rule)
        {
            return;
        }

        foreach (var ordinal in Bitset.Ordinals(answers.Columns[rule.Covered]))
        {
            if (check is not { Check: EachCheck { Shows: { } shows } })
            {
                Bitset.Set(into, ordinal, value: true);
                continue;
            }

            foreach (var edge in shows.Direction == Direction.Out ? answers.Graph.Out(ordinal) : answers.Graph.In(ordinal))
            {
                if ((shows.Types & edge.TypeBit) != 0 && answers.Holds(check.Shows, edge.Other))
                {
                    Bitset.Set(into, edge.Other, value: true);
                }
            }
        }
    }

    /// <summary>Takes away the records at which something is missing: they do not show what they lack.</summary>
    internal static void WithoutFaulty(Answers answers, CompiledCheck check, ulong[] shown)
    {
        if (Of(answers, check) != CheckOutcome.Gap)
        {
            return;
        }

        if (check.Check is AnyCheck)
        {
            WithoutFaulty(answers, Nearest(answers, check), shown);
        }
        else if (check.Rule is { } rule)
        {
            var faulty = answers.Columns[rule.Gaps];
            for (var i = 0; i < Math.Min(shown.Length, faulty.Length); i++)
            {
                shown[i] &= ~faulty[i];
            }
        }
    }

    private static IEnumerable<ClauseGap> AtRecords(Answers answers, CompiledCheck check) =>
        TraceReporter.InOrder(answers, check.Rule!.Gaps).Select(o => new ClauseGap(answers.Model.Records[o].Id, TraceReporter.WhyAt(answers, check.Rule, o)));

    private static CheckOutcome Best(Answers answers, CompiledCheck check)
    {
        var best = CheckOutcome.Vacuous;
        foreach (var part in check.Parts)
        {
            var outcome = Of(answers, part);
            if (outcome == CheckOutcome.Met)
            {
                return CheckOutcome.Met;
            }

            best = outcome == CheckOutcome.Gap ? CheckOutcome.Gap : best;
        }

        return best;
    }

    // Of several ways that all fall short, the one with the least left to do is told: rather one that was begun (a record is at
    // fault) than one where nothing is there yet.
    internal static CompiledCheck Nearest(Answers answers, CompiledCheck check) =>
        check.Parts.Where(p => Of(answers, p) == CheckOutcome.Gap).MinBy(p => (GapCount(answers, p), NothingThere(answers, p)))!;

    private static bool NothingThere(Answers answers, CompiledCheck check) => check.Rule is { } rule ? answers.Counts[rule.Gaps] == 0 : check.Parts.All(p => NothingThere(answers, p));

    private static bool Holds(Answers answers, DeviceFact fact) => fact switch
    {
        DeviceFact.Classified => answers.Model.Device.SafetyClass is not null,
        DeviceFact.Versioned => answers.Model.Device.Version is not null,
        DeviceFact.Sbom => !answers.Model.Sboms.IsEmpty,
        DeviceFact.SbomOfVersion => answers.Model.Device.Version is { } version && answers.Model.Sboms.Any(s => string.Equals(s.What.SubjectVersion, version, StringComparison.Ordinal)),
        DeviceFact.History => answers.Model.Position > 0,
        DeviceFact.ClassDecided => answers.Model.Standing<ClassDecided>() is not null,
        DeviceFact.ClassesCurrent => answers.OutdatedClasses.IsEmpty,
        DeviceFact.LegacyRoute => answers.Legacy is not null,
        _ => throw new InvalidOperationException($"No rule for {fact}."),
    };
}
