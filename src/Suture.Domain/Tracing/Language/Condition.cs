using System.Collections.Immutable;
using Suture.Domain.Records.Lifecycles;

namespace Suture.Domain.Tracing.Language;

/// <summary>
/// Something that holds at a record or not. The language is closed: what is not here can not be asked, so that every question can be
/// checked when it is read, answered for 100,000 records at once, and kept up to date when one of them changes.
/// </summary>
public abstract record Condition
{
    private protected Condition()
    {
    }
}

/// <summary>All of them hold; an empty list holds.</summary>
public sealed record AllOf(ImmutableArray<Condition> Conditions) : Condition;

/// <summary>At least one of them holds.</summary>
public sealed record AnyOf(ImmutableArray<Condition> Conditions) : Condition;

/// <summary>It does not hold.</summary>
public sealed record Not(Condition Condition) : Condition;

/// <summary>A condition that has a name, so that rules share it and say it in one word.</summary>
public sealed record NamedFact(Fact Fact) : Condition;

/// <summary>Which way a link is followed.</summary>
public enum Direction
{
    /// <summary>From the record at the link's start to the one at its end.</summary>
    Out,

    /// <summary>From the record at the link's end to the one at its start.</summary>
    In,
}

/// <summary>Whether one linked record must fulfill the condition or each of them.</summary>
public enum Quantifier
{
    Some,

    /// <summary>Holds too when there is none.</summary>
    Every,
}

/// <summary>Links of given types lead to (or come from) live records of given kinds that fulfill a condition.</summary>
/// <param name="Direction">Which way to look.</param>
/// <param name="Types">Link types, a bit for each by its number.</param>
/// <param name="Kinds">Kinds of the record at the other end.</param>
/// <param name="That">What the other end must fulfill; null for nothing further.</param>
/// <param name="Quantifier">One of them or each.</param>
public sealed record Linked(Direction Direction, uint Types, KindSet Kinds, Condition? That, Quantifier Quantifier) : Condition;

/// <summary>How a field is looked at.</summary>
public enum FieldTest
{
    Filled,

    /// <summary>Equals one of the values (text, choice, yes/no, number).</summary>
    Is,

    /// <summary>A text has one of some words in it; case does not matter.</summary>
    Says,

    /// <summary>A list or several choices hold one of the values.</summary>
    Has,

    /// <summary>A date that is today or later; an empty field does not fulfill it.</summary>
    NotPast,

    /// <summary>A date not longer ago than a number of days, and not after today.</summary>
    Within,

    /// <summary>A date not before the date in another field, and not more than a number of days after it.</summary>
    WithinOf,

    /// <summary>A choice that stands before the choice in another field, in the order of the choices: least first.</summary>
    Below,

    /// <summary>A text that is the version under review; while none is set, any text.</summary>
    UnderReview,

    /// <summary>The text that most of the device's records of these kinds have there; none of them when two are as common.</summary>
    Agrees,
}

/// <summary>A field of the record fulfills a test.</summary>
public sealed record FieldCondition(string Field, FieldTest Test, ImmutableArray<string> Values, int Days = 0) : Condition;

/// <summary>
/// Rows of a table field fulfill something: each of them (also when there is none), or at least one. Exactly one of <paramref name="Have"/>,
/// <paramref name="Among"/> and <paramref name="Named"/> says what.
/// </summary>
/// <param name="Field">The table.</param>
/// <param name="Quantifier">One row or each row that <paramref name="Where"/> picks.</param>
/// <param name="Where">Which rows; null for all.</param>
/// <param name="Have">Columns that must be filled.</param>
/// <param name="Among">Columns whose cells must be ids of rows in another table of the record; empty cells aside.</param>
/// <param name="Named">What must name the row.</param>
public sealed record RowsCondition(string Field, Quantifier Quantifier, RowTest? Where, ImmutableArray<string> Have, RowsAmong? Among = null, RowsNamed? Named = null) : Condition;

/// <summary>Which rows are meant: the cell is one of some words, or says one of them. Case does not matter.</summary>
public sealed record RowTest(string Column, bool Whole, ImmutableArray<string> Words);

/// <summary>Cells refer to rows of another table by its first column.</summary>
public sealed record RowsAmong(ImmutableArray<string> Columns, string Table);

/// <summary>A live record linked here has the row's id (its first column) in a text field, alone or in a list with commas; or the row says why not.</summary>
/// <param name="Direction">Which way to look for the records.</param>
/// <param name="Types">Link types, a bit for each.</param>
/// <param name="Kinds">Their kinds.</param>
/// <param name="By">Their text field.</param>
/// <param name="Or">Column that gives the reason when nothing names the row; null when only a record will do.</param>
public sealed record RowsNamed(Direction Direction, uint Types, KindSet Kinds, string By, string? Or);

/// <summary>The record's state stands in a class at least as far as this one.</summary>
public sealed record StateAtLeast(StateClass Class) : Condition;

/// <summary>The record's state is one of these by name.</summary>
public sealed record StateIs(ImmutableArray<string> Names) : Condition;

/// <summary>The record carries a tag.</summary>
public sealed record Tagged(string Tag) : Condition;

/// <summary>The record answers a prompt of the brainstorm: it carries the prompt's id as tag, or a standing answer names it.</summary>
public sealed record AnswersPrompt(string Prompt) : Condition;

/// <summary>The safety class that a software item or component has, its own or from above, is one of these (IEC 62304 4.3).</summary>
/// <param name="Classes">A bit for each: 1 A, 2 B, 4 C.</param>
public sealed record ClassIs(int Classes) : Condition;

/// <summary>A link of these types that starts or ends here is suspect; for includes, one that ends here.</summary>
public sealed record SuspectLinkHere(uint Types) : Condition;

/// <summary>Questions about a record that need no further words.</summary>
public enum Plain
{
    /// <summary>A signature stands on this revision.</summary>
    Signed,

    /// <summary>The signature that stands was given by someone else than the author of this revision.</summary>
    SignedByAnother,

    /// <summary>Someone looks after it.</summary>
    Owned,

    /// <summary>It has text.</summary>
    Described,

    /// <summary>Outcomes on the version under review name it, at least one passed and none failed.</summary>
    Passing,

    /// <summary>An outcome on the version under review failed.</summary>
    Failing,

    /// <summary>Outcomes name it, but none was made on the version under review.</summary>
    Stale,

    /// <summary>An outcome of any version and result names it.</summary>
    Tried,

    /// <summary>By derivation or parts it leads back to itself.</summary>
    InCycle,

    /// <summary>A link that starts here could not be made today.</summary>
    WrongLink,

    /// <summary>Its own safety class is lower than that of an item it is part of.</summary>
    LowerThanParent,

    /// <summary>Its revision is not the first: it was changed after it came into being.</summary>
    Revised,
}

/// <summary>One of the plain questions.</summary>
public sealed record PlainCondition(Plain What) : Condition;

/// <summary>A named condition.</summary>
/// <param name="Id">camelCase name.</param>
/// <param name="On">Kinds it can be asked of.</param>
/// <param name="Is">The condition.</param>
/// <param name="Lacks">What is missing where it does not hold, for explanations; null when the parts explain themselves.</param>
/// <param name="Follow">Whether an explanation goes on into its parts, or ends at the record with <paramref name="Lacks"/>.</param>
public sealed record Fact(string Id, KindSet On, Condition Is, string? Lacks, bool Follow = true);
