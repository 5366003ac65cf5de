using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Model;
using static Suture.Domain.Records.Kinds.SoftwareKinds;

namespace Suture.Domain.Software;

/// <summary>One component as an SBOM lists it.</summary>
/// <param name="Identity">What stays the same from version to version: package URL without version, else type, group and name.</param>
public sealed record ListedComponent(
    string Identity, string Name, string? Version, string? Manufacturer, string? Purl, string? Cpe, string? Type, string? License, bool Direct);

/// <summary>Something in a file that did not become a record, and why.</summary>
public sealed record Skipped(string What, string Why);

/// <summary>What taking in an SBOM does.</summary>
public sealed record SbomPlan(
    ImmutableArray<DeviceEvent> Events, int Components, ImmutableArray<RecordId> Added, ImmutableArray<RecordId> Changed, ImmutableArray<RecordId> Removed, int Unchanged, ImmutableArray<Skipped> Skipped);

/// <summary>
/// Decides what an SBOM means for the SOUP records of a device: new components become records, known ones take the new version,
/// and those that the same SBOM listed before and lists no more are retired. What people wrote about a component stays. Pure.
/// </summary>
public static class SbomDecision
{
    public static SbomPlan Decide(DeviceModel model, SbomImported sbom, IReadOnlyList<ListedComponent> components, ImmutableArray<Skipped> skipped)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sbom);
        ArgumentNullException.ThrowIfNull(components);
        var import = new Import(model, sbom.Name);
        foreach (var (alias, component) in import.Distinct(components))
        {
            import.Take(alias, component);
        }

        import.RetireMissing();
        var known = model.Sboms.FirstOrDefault(s => string.Equals(s.What.Name, sbom.Name, StringComparison.Ordinal));
        if (known is null || known.What.FileHash != sbom.FileHash || import.Events.Count > 0)
        {
            import.Events.Add(sbom);
        }

        return new SbomPlan(
            import.Events.ToImmutable(), components.Count, import.Added.ToImmutable(), import.Changed.ToImmutable(), import.Removed.ToImmutable(), import.Unchanged, [.. skipped, .. import.Skipped]);
    }

    /// <summary>A package URL without its version, qualifiers and subpath; null when there is none.</summary>
    public static string? WithoutVersion(string? purl)
    {
        if (string.IsNullOrEmpty(purl))
        {
            return null;
        }

        var end = purl.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? purl : purl[..end];

        // The version follows the last '@' after the last '/': a scope of npm begins with one too (%40 or @).
        var at = path.LastIndexOf('@');
        return at > path.LastIndexOf('/') + 1 ? path[..at] : path;
    }

    private sealed class Import
    {
        private readonly DeviceModel model;
        private readonly string sbom;
        private readonly Dictionary<string, Record> known = new(StringComparer.Ordinal);
        private readonly HashSet<RecordId> listed = [];
        private int next;

        internal Import(DeviceModel model, string sbom)
        {
            this.model = model;
            this.sbom = sbom;
            next = model.NextNumber(RecordKind.SOUP);
            foreach (var record in model.All().Where(r => r.Kind == RecordKind.SOUP).OrderBy(r => r.IsRetired))
            {
                foreach (var name in (string?[])[record.Alias, SoupPurl.In(record.Fields), WithoutVersion(SoupPurl.In(record.Fields))])
                {
                    if (name is not null)
                    {
                        known.TryAdd(name, record);
                    }
                }
            }
        }

        internal ImmutableArray<DeviceEvent>.Builder Events { get; } = ImmutableArray.CreateBuilder<DeviceEvent>();

        internal ImmutableArray<RecordId>.Builder Added { get; } = ImmutableArray.CreateBuilder<RecordId>();

        internal ImmutableArray<RecordId>.Builder Changed { get; } = ImmutableArray.CreateBuilder<RecordId>();

        internal ImmutableArray<RecordId>.Builder Removed { get; } = ImmutableArray.CreateBuilder<RecordId>();

        internal List<Skipped> Skipped { get; } = [];

        internal int Unchanged { get; private set; }

        /// <summary>
        /// A name for each component that is the same at the next import. Where an SBOM lists several versions of one component,
        /// the version is part of the name.
        /// </summary>
        internal IEnumerable<(string Alias, ListedComponent Component)> Distinct(IReadOnlyList<ListedComponent> components)
        {
            foreach (var same in components.GroupBy(c => c.Identity, StringComparer.Ordinal))
            {
                var versions = same.GroupBy(c => c.Version ?? string.Empty, StringComparer.Ordinal).ToList();
                foreach (var version in versions)
                {
                    if (version.Count() > 1)
                    {
                        Skipped.Add(new Skipped($"{same.Key} {version.Key}".TrimEnd(), $"Listed {version.Count()} times; taken once."));
                    }

                    yield return (versions.Count == 1 ? same.Key : $"{same.Key}@{version.Key}", version.First());
                }
            }
        }

        internal void Take(string alias, ListedComponent component)
        {
            var fields = FieldsOf(component);
            if (Find(alias, component) is { } record)
            {
                listed.Add(record.Id);
                Update(record, component, fields);
                return;
            }

            var id = new RecordId(RecordKind.SOUP, next++);
            var title = component.Name.ReplaceLineEndings(" ");
            title = title.Length > RecordDecisions.MaxTitle ? title[..RecordDecisions.MaxTitle] : title;
            Events.Add(RecordDecisions.NewRecord(id, new RecordDraft { Kind = RecordKind.SOUP, Alias = alias, Title = title, Fields = fields, Place = new SourcePlace(null) }));
            Added.Add(id);
        }

        internal void RetireMissing()
        {
            foreach (var record in model.All().Where(r => r.Kind == RecordKind.SOUP && !r.IsRetired && !listed.Contains(r.Id)))
            {
                if (string.Equals(SoupSbom.In(record.Fields), sbom, StringComparison.Ordinal))
                {
                    Events.Add(new RecordMoved(record.Id, record.Revision, "retire", record.State.Name, "retired"));
                    Removed.Add(record.Id);
                }
            }
        }

        private Record? Find(string alias, ListedComponent component) =>
            known.TryGetValue(alias, out var record) && listed.Contains(record.Id) is false ? record
            : component.Purl is { } purl && known.TryGetValue(purl, out record) && listed.Contains(record.Id) is false ? record
            : null;

        private void Update(Record record, ListedComponent component, FieldValues fields)
        {
            // What people wrote about who makes it and what it is stays; the SBOM decides version, identity and license.
            fields = Keep(Keep(fields, record, SoupManufacturer), record, SoupType);
            if (record.IsRetired)
            {
                Events.Add(new RecordMoved(record.Id, record.Revision, "reinstate", record.State.Name, "draft"));
                record = record with { State = Lifecycle.Controlled.Initial };
            }
            else if (record.State.Class == StateClass.InReview && !record.Fields.Overlay(fields).Equals(record.Fields))
            {
                Events.Add(new RecordMoved(record.Id, record.Revision, "return", record.State.Name, "draft"));
                record = record with { State = Lifecycle.Controlled.Initial };
            }

            var change = RecordDecisions.ChangeOf(record, new RecordPatch(Fields: fields), $"SBOM {sbom} lists version {component.Version}.").Value;
            if (change is null)
            {
                Unchanged++;
            }
            else
            {
                Events.Add(change);
                Changed.Add(record.Id);
            }
        }

        private FieldValues FieldsOf(ListedComponent component)
        {
            var fields = new FieldValues.Builder(RecordKind.SOUP.Definition());
            fields.Set(SoupVersion, OneLine(component.Version));
            fields.Set(SoupManufacturer, OneLine(component.Manufacturer));
            fields.Set(SoupPurl, OneLine(component.Purl));
            fields.Set(SoupCpe, OneLine(component.Cpe));
            fields.Set(SoupLicense, OneLine(component.License));
            fields.Set(SoupType, component.Type is { } type ? SoupType.FindChoice(type)?.Code : null);
            fields.Set(SoupDependency, component.Direct ? "direct" : "transitive");
            fields.Set(SoupSbom, sbom);
            return fields.Build();
        }

        private static FieldValues Keep(FieldValues listed, Record record, Field written) => record.Fields[written] is { } value ? listed.With(written, value) : listed;

        private static string? OneLine(string? text) => text?.ReplaceLineEndings(" ");
    }
}
