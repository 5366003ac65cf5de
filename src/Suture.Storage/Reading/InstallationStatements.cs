using Suture.Domain.People;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Ledger;
using Suture.Storage.Data;

namespace Suture.Storage.Reading;

/// <summary>Signed statements about the installation, as the model that clauses are asked of.</summary>
internal static class InstallationStatements
{
    public static async Task<DeviceModel> ReadAsync(ISession session, long? stream, CancellationToken cancellationToken)
    {
        var builder = new DeviceModelBuilder();
        builder.SetDevice(new Device("INSTALLATION", "Installation", null, null, string.Empty));
        if (stream is { } id)
        {
            builder.SetPosition(await session.FirstAsync("SELECT size FROM streams WHERE id = $1", [id], row => (long?)row.Number(0), cancellationToken) ?? 0);
            var entries = await session.ListAsync(
                "SELECT e.bytes FROM statements t JOIN entries e ON e.id = t.entry + $1 ORDER BY t.entry", [Keys.Entry(id, 0)], row => EntryCodec.Decode(row.Bytes(0).ToArray()), cancellationToken);
            foreach (var entry in entries)
            {
                var s = OrganizationEventCodec.Decode(entry.Type, entry.Payload) as StatementSigned
                    ?? throw new StorageException($"Table statements names entry {entry.Index}, which is a {entry.Type}; run ledger verify.");
                builder.AddAttestation(new Attestation(new ClauseAttested(s.Standard, s.Clause, s.Kind, s.Statement, [], s.ReviewBy, s.PrintedName, s.Proof), entry.Time, entry.Actor, entry.Index));
            }
        }

        return builder.Build();
    }
}
