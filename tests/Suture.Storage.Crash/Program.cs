using Suture.Storage;
using Suture.Storage.Crash;

// Appends to two devices without end and says what was acknowledged, until somebody kills it: data directory, then a
// PostgreSQL connection string or nothing.
var options = new StorageOptions(args[0], args.Length > 1 ? args[1] : null);
await using var store = StorageServices.Open(options, TimeProvider.System);
await store.InitializeAsync();
try
{
    await Task.WhenAll(Appender.Devices.Select(device => Task.Run(() => new Appender(store, device).RunAsync())));
    return 0;
}
catch (Exception e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 3;
}
