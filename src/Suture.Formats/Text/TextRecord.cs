using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;

namespace Suture.Formats.Text;

/// <summary>A whole record, as the text form and tables write it.</summary>
/// <param name="Id">Kind and number.</param>
/// <param name="Title">One line.</param>
/// <param name="Alias">Id in another tool.</param>
/// <param name="Owner">User name of whoever is responsible.</param>
/// <param name="Tags">In the record's order.</param>
/// <param name="State">State in the kind's lifecycle.</param>
/// <param name="Links">Outgoing links, any order; written sorted.</param>
/// <param name="Fields">The typed body.</param>
/// <param name="Text">Markdown, LF line ends.</param>
public sealed record TextRecord(
    RecordId Id,
    string Title,
    string? Alias,
    string? Owner,
    ImmutableArray<string> Tags,
    string State,
    ImmutableArray<(LinkType Type, RecordId To)> Links,
    FieldValues Fields,
    string Text);

/// <summary>The head of a folder of records, <c>device.yaml</c>.</summary>
/// <param name="Key">The device's key, first part of its records' keys.</param>
/// <param name="Name">For people.</param>
/// <param name="SafetyClass">A, B or C of the whole software system; null when not classified yet.</param>
/// <param name="Version">Version under review.</param>
/// <param name="Description">Markdown, empty when there is none.</param>
public sealed record DeviceFile(string Key, string Name, string? SafetyClass, string? Version, string Description);

/// <summary>What a folder of records held.</summary>
/// <param name="Device">From device.yaml, when there is one.</param>
/// <param name="Records">In the order of their ids.</param>
/// <param name="Ignored">Files that are no records (pictures, README): named so that nothing goes missing unseen.</param>
public sealed record RecordFolderContent(DeviceFile? Device, ImmutableArray<RecordDraft> Records, ImmutableArray<string> Ignored);
