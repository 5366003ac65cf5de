using System.Collections.Immutable;
using System.Text;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Ledger;
using Suture.Application.Planning;
using Suture.Application.Records;
using Suture.Application.Releases;
using Suture.Application.Reports;
using Suture.Application.Safety;
using Suture.Application.Security;
using Suture.Application.Software;
using Suture.Application.Standards;
using Suture.Application.Tracing;
using Suture.Application.Verification;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Signing;
using Suture.Storage;

namespace Suture.Application.Tests;

/// <summary>All use cases over a real SQLite database in a folder of its own.</summary>
internal sealed class Workshop : IAsyncDisposable, IReauthentication
{
    public const string Password = "right password";

    private Workshop(string folder, ISutureStore store, LedgerKey key, TimeProvider clock)
    {
        Folder = folder;
        Store = store;
        Key = key;
        Sessions = new DeviceSessions(store, Shelf = new StandardShelf(store), clock);
        Receipts = new ReceiptPublisher(store, key, folder, clock);
        Devices = new DeviceCatalog(Sessions, store);
        Reading = new RecordReading(Sessions, new RecordHistory(store));
        Writing = new RecordWriting(Sessions, this, Receipts);
        Transfer = new RecordTransfer(Sessions);
        Sboms = new SbomTransfer(Sessions, store);
        Tests = new TestTransfer(Sessions, store);
        Traces = new TraceReading(Sessions);
        Gate = new GateReading(Sessions, Shelf, store, this, Receipts, clock);
        Ledger = new LedgerReading(Sessions, store, Receipts, key);
        Reports = new ReportReading(Sessions, Traces, Gate, new DevicePlans(Sessions), new ViewReading(Sessions), Prompts = new PromptReading(Sessions), store, clock);
        Answering = new PromptAnswering(Sessions, clock);
        Standards = new StandardAdministration(Shelf, store);
        Releases = new ReleaseReading(Sessions);
        Baselining = new ReleaseBaselining(Sessions, Shelf, this, Receipts, Releases, clock);
        Deviating = new Deviating(Sessions, Shelf, this, Receipts);
    }

    internal static Caller Anna { get; } = new("anna.berg", [Role.Engineer]);

    internal static Caller Mei { get; } = new("mei.tanaka", [Role.Quality]);

    internal static Caller Eva { get; } = new("eva.novak", [Role.Auditor]);

    internal static Caller Admin { get; } = new("admin", [Role.Administrator]);

    internal string Folder { get; }

    internal ISutureStore Store { get; }

    internal LedgerKey Key { get; }

    internal StandardShelf Shelf { get; }

    internal DeviceSessions Sessions { get; }

    internal ReceiptPublisher Receipts { get; }

    internal DeviceCatalog Devices { get; }

    internal RecordReading Reading { get; }

    internal PromptReading Prompts { get; }

    internal PromptAnswering Answering { get; }

    internal RecordWriting Writing { get; }

    internal RecordTransfer Transfer { get; }

    internal SbomTransfer Sboms { get; }

    internal TestTransfer Tests { get; }

    internal TraceReading Traces { get; }

    internal GateReading Gate { get; }

    internal LedgerReading Ledger { get; }

    internal ReportReading Reports { get; }

    internal StandardAdministration Standards { get; }

    internal ReleaseReading Releases { get; }

    internal ReleaseBaselining Baselining { get; }

    internal Deviating Deviating { get; }

    internal static async Task<Workshop> OpenAsync(string? device = "PUMP", string? folder = null, TimeProvider? clock = null)
    {
        var created = folder is null;
        folder ??= Directory.CreateTempSubdirectory("suture-app-").FullName;
        clock ??= TimeProvider.System;
        var store = StorageServices.Open(new StorageOptions(folder, null), clock);
        await store.InitializeAsync();
        var shop = new Workshop(folder, store, created ? LedgerKey.Create(folder, "test.example") : LedgerKey.TryLoad(folder)!, clock);
        if (created && device is not null)
        {
            (await shop.Devices.CreateAsync(Admin, new Device(device, "Test device", "C", null, ""), new WriteInfo(), default)).Value.Key.ShouldBe(device);
        }

        return shop;
    }

    /// <summary>A second process on the same data: its own sessions and connections.</summary>
    internal Task<Workshop> SecondAsync() => OpenAsync(null, Folder);

    internal async Task<RecordDetail> CreateAsync(RecordKind kind, string title = "A title", Caller? caller = null, RecordDraft? draft = null) =>
        (await Writing.CreateAsync(caller ?? Anna, "PUMP", (draft ?? new RecordDraft { Kind = kind, Place = new SourcePlace(null) }) with { Kind = kind, Title = title }, new WriteInfo(), default)).Value;

    internal static ImportFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    public Task<Result<SignerProof>> ProveAsync(Caller caller, SigningCredentials credentials, CancellationToken cancellation) => Task.FromResult(
        credentials.Password == Password
            ? Result<SignerProof>.Of(new SignerProof(caller.UserName, caller.UserName.ToUpperInvariant(), Reauthentication.Password))
            : new Problem("signin.wrong", "Wrong password.", ProblemKind.Unauthenticated));

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Receipts.Dispose();
        Key.Dispose();
    }
}
