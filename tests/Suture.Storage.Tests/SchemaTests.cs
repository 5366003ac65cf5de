using Suture.Storage.Data;
using Suture.Storage.Projection;
using Suture.Storage.Tests.Support;

namespace Suture.Storage.Tests;

public class SchemaTests
{
    [Theory, BothDatabases]
    public async Task Initializing_again_keeps_what_is_there(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await Make.PumpAsync(test.Store);
        await test.Store.InitializeAsync();
        await test.ReopenAsync();
        (await test.Store.LoadModelAsync("PUMP"))!.Position.ShouldBe(12);
    }

    [Theory, BothDatabases]
    public async Task Processes_that_start_at_once_make_one_schema(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind, initialize: false);
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(test.OpenAnotherAsync)));
        await test.Store.InitializeAsync();
        foreach (var store in stores)
        {
            (await store.HeadsAsync()).ShouldBeEmpty();
            await store.DisposeAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task Data_of_an_earlier_program_is_brought_forward(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await Make.PumpAsync(test.Store);
        await test.TamperAsync($"DROP TABLE standing");
        await test.TamperAsync($"DROP TABLE own_standards");
        await test.TamperAsync($"DROP TABLE statements");
        await test.TamperAsync(kind == DatabaseKind.Sqlite ? (FormattableString)$"PRAGMA user_version = 1" : $"UPDATE schema_version SET version = 1");
        await test.ReopenAsync();
        (await test.Store.LoadModelAsync("PUMP"))!.StandingEvents.ShouldBeEmpty();
        (await test.Store.VerifyAsync(new VerifyOptions(true, []))).Ok.ShouldBeTrue();
    }

    [Theory, BothDatabases]
    public async Task Data_of_a_newer_program_is_refused_and_not_touched(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await test.TamperAsync(kind == DatabaseKind.Sqlite ? (FormattableString)$"PRAGMA user_version = 99" : $"UPDATE schema_version SET version = 99");
        var refused = await Should.ThrowAsync<StorageException>(test.OpenAnotherAsync);
        refused.Message.ShouldContain("99");
        (await Should.ThrowAsync<StorageException>(test.OpenAnotherAsync)).Message.ShouldBe(refused.Message);
    }

    [Theory, BothDatabases]
    public async Task Every_table_has_the_columns_that_the_code_names_in_that_order(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var store = (SutureStore)test.Store;
        await using var session = await store.OpenSessionAsync(CancellationToken.None);
        foreach (var table in Tables.Projections.Append(Tables.Entries).Append(Tables.Commands))
        {
            var columns = kind == DatabaseKind.Sqlite
                ? await session.ListAsync($"SELECT name FROM pragma_table_info('{table.Name}') ORDER BY cid", [], row => row.Text(0), CancellationToken.None)
                : await session.ListAsync(
                    $"SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table.Name}' ORDER BY ordinal_position", [], row => row.Text(0), CancellationToken.None);
            columns.ShouldBe(table.Columns.Select(c => c.Name), table.Name);
        }
    }

    [Fact]
    public void Numbers_of_records_and_entries_come_back_from_their_keys()
    {
        foreach (var kind in Enum.GetValues<Domain.Records.RecordKind>())
        {
            foreach (var number in (int[])[1, 4711, Domain.Records.RecordId.MaxNumber])
            {
                var id = new Domain.Records.RecordId(kind, number);
                var key = Keys.Record(3_000_000, id);
                (Keys.RecordOf(key), Keys.StreamOfRecord(key)).ShouldBe((id, 3_000_000));
                key.ShouldBeInRange(Keys.FirstRecord(3_000_000), Keys.EndOfRecords(3_000_000) - 1);
            }
        }

        var entry = Keys.Entry(3_000_000, Keys.MaxIndex);
        (Keys.StreamOfEntry(entry), Keys.IndexOf(entry)).ShouldBe((3_000_000, Keys.MaxIndex));
    }
}
