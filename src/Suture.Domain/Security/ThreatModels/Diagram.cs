using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels;

/// <summary>
/// A data-flow diagram: the system as an attacker sees it. Elements, flows and boundaries share one name space of ids, because a
/// threat names its place by id alone. Ids stay the same over imports, so that threats keep their place.
/// </summary>
public sealed record Diagram
{
    public static readonly Diagram Empty = new();

    public ImmutableArray<DiagramElement> Elements { get; init; } = [];

    public ImmutableArray<DiagramFlow> Flows { get; init; } = [];

    public ImmutableArray<TrustBoundary> Boundaries { get; init; } = [];

    /// <summary>True when every element has its place on a drawing, so that nothing has to be laid out.</summary>
    public bool IsPlaced => Elements.All(e => e.Place is not null) && Elements.Length > 0;

    /// <summary>Ids of all elements, flows and boundaries.</summary>
    public IEnumerable<string> Ids() => Elements.Select(e => e.Id).Concat(Flows.Select(f => f.Id)).Concat(Boundaries.Select(b => b.Id));
}

/// <summary>An element: something that sends, receives, acts on or keeps data.</summary>
/// <param name="Id">Stable name, unique in the diagram.</param>
/// <param name="Name">What people call it.</param>
public sealed record DiagramElement(string Id, string Name, ElementType Type)
{
    /// <summary>Id of the innermost trust boundary around it; null outside all.</summary>
    public string? Boundary { get; init; }

    public string? Description { get; init; }

    /// <summary>What is worth protecting there: keys of asset records, or names.</summary>
    public ImmutableArray<string> Assets { get; init; } = [];

    /// <summary>Properties that decide which threats are asked about, see <see cref="Traits"/>.</summary>
    public ImmutableArray<string> Traits { get; init; } = [];

    public OutOfScope? OutOfScope { get; init; }

    /// <summary>Place on a drawing; null leaves it to the layout.</summary>
    public Box? Place { get; init; }

    /// <summary>Cells of columns that this type does not know, by column.</summary>
    public ImmutableSortedDictionary<string, string> Other { get; init; } = NoCells.Value;
}

/// <summary>Data that moves from one element to another.</summary>
/// <param name="Data">What moves; the label on the drawing.</param>
public sealed record DiagramFlow(string Id, string From, string To, string Data)
{
    /// <summary>Data moves both ways; <see cref="From"/> is then the side that starts.</summary>
    public bool BothWays { get; init; }

    public string? Protocol { get; init; }

    /// <summary>How it is protected: authentication, encryption, checks.</summary>
    public string? Protection { get; init; }

    public string? Description { get; init; }

    public ImmutableArray<string> Assets { get; init; } = [];

    public ImmutableArray<string> Traits { get; init; } = [];

    public OutOfScope? OutOfScope { get; init; }

    public ImmutableSortedDictionary<string, string> Other { get; init; } = NoCells.Value;
}

/// <summary>A line between two levels of trust: around elements, or drawn across the picture.</summary>
public sealed record TrustBoundary(string Id, string Name)
{
    /// <summary>Id of the boundary around this one; null when outermost.</summary>
    public string? Parent { get; init; }

    public string? Description { get; init; }

    public Box? Place { get; init; }

    /// <summary>Points of a boundary that is a line and not a box; such a boundary contains nothing. Empty for a box.</summary>
    public ImmutableArray<Spot> Line { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Other { get; init; } = NoCells.Value;
}

/// <summary>Not looked at, and why.</summary>
/// <param name="Reason">Empty when none was given, which <see cref="DiagramCheck.Gaps"/> reports.</param>
public sealed record OutOfScope(string Reason);

/// <summary>A rectangle on a drawing, in drawing units; x and y are its top left corner.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public Spot Center => new(X + (Width / 2), Y + (Height / 2));

    public bool Contains(Spot spot) => spot.X >= X && spot.X <= Right && spot.Y >= Y && spot.Y <= Bottom;

    public bool Contains(Box other) => other.X >= X && other.Right <= Right && other.Y >= Y && other.Bottom <= Bottom;

    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
}

/// <summary>A point on a drawing, in drawing units.</summary>
public readonly record struct Spot(double X, double Y);

internal static class NoCells
{
    internal static readonly ImmutableSortedDictionary<string, string> Value = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
