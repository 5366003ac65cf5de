using System.Collections.Immutable;
using System.Text;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;

namespace Suture.Application.Tests.Releases;

/// <summary>A device that is asked one small standard of its own, with a release in review.</summary>
internal static class ReleaseWorkshop
{
    public const string Standard = """
        id: small
        title: A small standard
        edition: "1"
        items:
          - id: "1"
            title: Archived
            ask: Show where the release is kept.
            checks:
              - each: REL
                needs: {field: archive}
                else: does not say where it is archived
                none: no release is recorded
          - id: "2"
            title: Supported
            ask: Show that components are supported.
            checks:
              - each: SOUP
                needs: {field: endOfSupport, notPast: true}
                else: is past its support
                none: no component is recorded

        """;

    public static readonly SigningCredentials Credentials = new(Workshop.Password, null);

    public static async Task<(Workshop Shop, MovedClock Clock)> OpenAsync(bool archived = true)
    {
        var clock = new MovedClock(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
        var shop = await Workshop.OpenAsync(clock: clock);
        (await shop.Standards.AddAsync(Workshop.Admin, "small.yaml", Encoding.UTF8.GetBytes(Standard), dryRun: false, new WriteInfo(), default)).Problems.ShouldBeEmpty();
        var scopes = new Application.Standards.DeviceScopes(shop.Sessions, shop.Shelf);
        (await scopes.SetAsync(Workshop.Admin, "PUMP", [], ["small"], new WriteInfo("Only this one"), default)).Problems.ShouldBeEmpty();
        (await shop.Devices.ChangeAsync(Workshop.Admin, new Device("PUMP", "Test device", "C", "1.0", ""), new WriteInfo(), default)).Problems.ShouldBeEmpty();
        await shop.CreateAsync(RecordKind.SRS, "A requirement");
        await ReleaseAsync(shop, archived);
        return (shop, clock);
    }

    public static async Task ReleaseAsync(Workshop shop, bool archived = true, string version = "1.0")
    {
        var fields = FieldValues.Empty(RecordKind.REL.Definition()).With(DocumentKinds.ReleaseVersion, version).With(DocumentKinds.ReleaseBuild, "CI 7").With(DocumentKinds.ReleaseProcedure, "make")
            .With(DocumentKinds.ReleaseAnomalies, "None").With(DocumentKinds.ReleaseArchive, archived ? "Vault" : null);
        var created = await shop.CreateAsync(RecordKind.REL, "Release " + version, draft: new RecordDraft { Kind = RecordKind.REL, Fields = fields, Place = new SourcePlace(null) });
        (await shop.Writing.MoveAsync(Workshop.Anna, "PUMP", created.Record.Id, created.Record.Version, "submit", null, new WriteInfo(), default)).Problems.ShouldBeEmpty();
    }

    public static async Task<ReleaseDetailFacts> BaselineAsync(Workshop shop, string key = "REL-1")
    {
        var detail = await shop.Baselining.BaselineAsync(Workshop.Mei, "PUMP", key, Credentials, new WriteInfo(), default);
        detail.Problems.ShouldBeEmpty();
        return new ReleaseDetailFacts(detail.Value.Summary.Point!.Baseline!, detail.Value.Deviations);
    }

    public static DeviationDraft Deviation(string clause = "1") => new("small", clause, null, RecordId.Parse("REL-1"), "Kept elsewhere until spring", new DateOnly(2027, 3, 1));
}

internal sealed record ReleaseDetailFacts(ReleaseBaselined Baseline, ImmutableArray<Standing<GapDeviated>> Deviations);
