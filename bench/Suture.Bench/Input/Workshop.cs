using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Ledger;
using Suture.Application.Records;
using Suture.Application.Standards;
using Suture.Application.Verification;
using Suture.Domain.People;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Storage;

namespace Suture.Bench.Input;

/// <summary>The use cases over a store, put together as a host does it, without the host.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    public static readonly Caller Caller = new("anna.berg", [Role.Administrator, Role.Quality, Role.Engineer]);

    private readonly LedgerKey key;
    private readonly ReceiptPublisher receipts;

    private Workshop(string folder, ISutureStore store)
    {
        Store = store;
        key = LedgerKey.TryLoad(folder) ?? LedgerKey.Create(folder, "bench.example");
        receipts = new ReceiptPublisher(store, key, folder, TimeProvider.System);
        Sessions = new DeviceSessions(store, new StandardShelf(store), TimeProvider.System);
        Devices = new DeviceCatalog(Sessions, store);
        Writing = new RecordWriting(Sessions, new NobodySigns(), receipts);
        Transfer = new RecordTransfer(Sessions);
        Tests = new TestTransfer(Sessions, store);
    }

    public ISutureStore Store { get; }

    public DeviceSessions Sessions { get; }

    public DeviceCatalog Devices { get; }

    public RecordWriting Writing { get; }

    public RecordTransfer Transfer { get; }

    public TestTransfer Tests { get; }

    public static async Task<Workshop> OpenAsync(string folder, string? postgres = null)
    {
        var store = StorageServices.Open(new StorageOptions(folder, postgres), TimeProvider.System);
        await store.InitializeAsync();
        return new Workshop(folder, store);
    }

    public async Task CreateDeviceAsync(string device, string? version = null) =>
        Good(await Devices.CreateAsync(Caller, new Device(device, $"Generated device {device}", "C", version, string.Empty), new WriteInfo(), CancellationToken.None));

    public async Task<DeviceModel> ModelAsync(string device) => Good(await Sessions.ModelAsync(device, CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        receipts.Dispose();
        key.Dispose();
        await Store.DisposeAsync();
    }

    /// <summary>The value; a refusal means that the benchmark itself is wrong.</summary>
    public static T Good<T>(Result<T> result) => result.Value;

    private sealed class NobodySigns : IReauthentication
    {
        public Task<Result<SignerProof>> ProveAsync(Caller caller, SigningCredentials credentials, CancellationToken cancellation) =>
            Task.FromResult<Result<SignerProof>>(new Problem("bench.sign", "Nobody signs in a benchmark.", ProblemKind.Forbidden));
    }
}
