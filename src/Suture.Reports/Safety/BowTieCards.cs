using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Records;
using Suture.Domain.Safety;
using Suture.Domain.Safety.BowTies;
using Suture.Domain.Security.ThreatModels.Drawing;

namespace Suture.Reports.Safety;

internal enum Ink
{
    Text,
    Faint,
    Good,
    Warn,
    Bad,
}

internal enum CardLook
{
    Plain,

    /// <summary>Something that is not there.</summary>
    Missing,
    Event,
    Good,
    Warn,
    Bad,
}

/// <summary>A line of text in a card.</summary>
internal readonly record struct Written(string Text, double Size, Ink Ink, string Style = "");

/// <summary>A box with text, before it has a place.</summary>
/// <param name="Id">The record that it stands for; null for what is missing.</param>
/// <param name="Tells">All of it in words, for who points at it.</param>
internal sealed record Card(RecordId? Id, double Width, ImmutableArray<Written> Lines, CardLook Look, string Tells)
{
    public const double Padding = 7;

    public double Height => Lines.Sum(l => LineHeight(l.Size)) + (2 * Padding);

    public static double LineHeight(double size) => Math.Round(size * 1.3, 1);
}

/// <summary>What each box of a bow-tie says.</summary>
internal static class BowTieCards
{
    public const double SourceWidth = 190;
    public const double BarrierWidth = 140;
    public const double EventWidth = 178;
    public const double HarmWidth = 172;

    private const string Bold = " font-weight=\"600\"";
    private const string Italic = " font-style=\"italic\"";
    private const double KeySize = 11.5;
    private const double TitleSize = 11.5;
    private const double SmallSize = 10.5;
    private const double Wider = 1.12; // bold letters
    private const int AttacksShown = 3;

    public static Card Of(BowTieLine line)
    {
        var kind = line.Source.Kind switch { RecordKind.CAU => "Cause", RecordKind.THR => "Threat", _ => "Finding" };
        var lines = new List<Written> { new($"{line.Source} {kind}", KeySize, Ink.Text, Bold) };
        Add(lines, line.Title, TitleSize, Ink.Text, SourceWidth, 4);
        Add(lines, line.What, SmallSize, Ink.Faint, SourceWidth, 2);
        if (line.Places.Length > 0)
        {
            Add(lines, "in " + string.Join(", ", line.Places), SmallSize, Ink.Faint, SourceWidth, 2);
        }

        if (line.Security is { } note)
        {
            Add(lines, "Exploitability " + Step(note), SmallSize, Ink.Text, SourceWidth, 2);
        }

        foreach (var attack in line.Attacks.Take(AttacksShown))
        {
            Add(lines, $"{attack.Source} can bring it about{(attack.Security is { } security ? $": {Step(security)}" : "")}", SmallSize, Ink.Text, SourceWidth, 2);
        }

        if (line.Attacks.Length > AttacksShown)
        {
            lines.Add(new Written($"and {(line.Attacks.Length - AttacksShown).ToString(CultureInfo.InvariantCulture)} more attacks", SmallSize, Ink.Text));
        }

        Suspect(lines, line.Suspect || line.Attacks.Any(a => a.Suspect), SourceWidth);
        return new Card(line.Source, SourceWidth, [.. lines], CardLook.Plain, $"{kind} {line.Source}: {line.Title}" + (line.Security is null ? "" : $". {line.Security.Rule}"));
    }

    /// <param name="barrier">The control where it stands.</param>
    /// <param name="first">Where it was drawn in full; null to draw it so now. A control on many lines tells its story once.</param>
    public static Card Of(BowTieBarrier barrier, RecordId? first = null)
    {
        var (ink, look, mark) = barrier.Status switch
        {
            ControlStatus.Verified => (Ink.Good, CardLook.Good, "✓"),
            ControlStatus.NotVerified => (Ink.Warn, CardLook.Warn, "!"),
            _ => (Ink.Bad, CardLook.Bad, "✕"),
        };
        var lines = new List<Written> { new(barrier.Control.ToString(), KeySize, Ink.Text, Bold) };
        Add(lines, barrier.Title, TitleSize, Ink.Text, BarrierWidth, 3);
        if (first is null)
        {
            Add(lines, RiskWords.Label(barrier.Option), SmallSize, Ink.Faint, BarrierWidth, 2);
        }

        Add(lines, $"{mark} {RiskWords.Label(barrier.Status)}", SmallSize, ink, BarrierWidth, 1, Bold);
        if (first is { } there)
        {
            Add(lines, $"the same as at {there}", SmallSize, Ink.Faint, BarrierWidth, 2);
        }
        else
        {
            Arising(lines, barrier);
        }

        Suspect(lines, barrier.Suspect, BarrierWidth);
        return new Card(barrier.Control, BarrierWidth, [.. lines], look, BowTieWords.Tell(barrier));
    }

    private static void Arising(List<Written> lines, BowTieBarrier barrier)
    {
        Add(lines, barrier.NewRisks is { } risks ? "▲ " + risks : "▲ Arising risks not spoken of", SmallSize, barrier.NewRisks is null ? Ink.Warn : Ink.Text, BarrierWidth, 3, Italic);
        if (barrier.Threats.Any())
        {
            Add(lines, "▲ " + string.Join(", ", barrier.Threats), SmallSize, Ink.Text, BarrierWidth, 2, Italic);
        }

        if (barrier.Asks.Count(a => a.Open) is > 0 and var open)
        {
            lines.Add(new Written(open == 1 ? "▲ 1 ask is open" : $"▲ {open.ToString(CultureInfo.InvariantCulture)} asks are open", SmallSize, Ink.Warn, Italic));
        }
    }

    public static Card Of(BowTieHarm harm, RiskPolicy policy)
    {
        var severity = harm.Severity is { } level ? policy.Severities[level].Label : "no severity stated";
        var lines = new List<Written> { new(harm.Harm.ToString(), KeySize, Ink.Text, Bold) };
        Add(lines, harm.Title, TitleSize, Ink.Text, HarmWidth, 4);
        Add(lines, "Severity: " + severity, SmallSize, harm.Severity is null ? Ink.Warn : Ink.Text, HarmWidth, 2, Bold);
        Suspect(lines, harm.Suspect, HarmWidth);
        return new Card(harm.Harm, HarmWidth, [.. lines], CardLook.Plain, $"Harm {harm.Harm}: {harm.Title}; severity: {severity}");
    }

    public static Card Hazard(BowTieRecord hazard)
    {
        var lines = new List<Written> { new($"{hazard.Id} Hazard", KeySize, Ink.Text, Bold) };
        Add(lines, hazard.Title, TitleSize, Ink.Text, EventWidth, 3);
        Suspect(lines, hazard.Suspect, EventWidth);
        return new Card(hazard.Id, EventWidth, [.. lines], CardLook.Plain, $"Hazard {hazard.Id}: {hazard.Title}");
    }

    public static Card Event(Risk risk)
    {
        var lines = new List<Written> { new(risk.Situation.ToString(), 13, Ink.Text, Bold) };
        Add(lines, risk.Title, 12.5, Ink.Text, EventWidth, 6, Bold);
        Add(lines, "Before controls: " + risk.RegionBefore.Label, SmallSize, InkOf(risk.RegionBefore), EventWidth, 3);
        Add(lines, "After controls: " + risk.RegionAfter.Label, SmallSize, InkOf(risk.RegionAfter), EventWidth, 3, Bold);
        return new Card(risk.Situation, EventWidth, [.. lines], CardLook.Event, $"Hazardous situation {risk.Situation}: {risk.Title}. {risk.Explain(RiskFigureKind.Region, after: true)}");
    }

    public static Card Missing(string words, double width)
    {
        var lines = new List<Written>();
        Add(lines, words, SmallSize, Ink.Warn, width, 4);
        return new Card(null, width, [.. lines], CardLook.Missing, words);
    }

    public static ImmutableArray<Written> Note(string words, double width)
    {
        var lines = new List<Written>();
        Add(lines, words, SmallSize, Ink.Faint, width, 14, Italic);
        return [.. lines];
    }

    private static Ink InkOf(RiskRegion region) => region.Tone switch { RegionTone.Good => Ink.Good, RegionTone.Caution => Ink.Warn, _ => Ink.Bad };

    private static string Step(SecurityNote note) => note.Before == note.After ? note.Before : $"{note.Before} → {note.After}";

    private static void Suspect(List<Written> lines, bool suspect, double width)
    {
        if (suspect)
        {
            Add(lines, "changed since linked", SmallSize, Ink.Warn, width, 2);
        }
    }

    private static void Add(List<Written> lines, string text, double size, Ink ink, double width, int most, string style = "") =>
        lines.AddRange(LabelText.Wrap(text, style == Bold ? size * Wider : size, width - (2 * Card.Padding), most).Select(t => new Written(t, size, ink, style)));
}
