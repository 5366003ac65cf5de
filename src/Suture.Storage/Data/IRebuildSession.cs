namespace Suture.Storage.Data;

/// <summary>A snapshot with empty temporary tables that hide the projections' own: what the projectors write goes there.</summary>
internal interface IRebuildSession : IReadSession, IWriter
{
    /// <summary>Full name of a table that is hidden.</summary>
    string Live(Table table);

    /// <summary>Full name of the temporary table.</summary>
    string Made(Table table);

    /// <summary>Lets all writes so far reach the temporary tables.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);

    /// <summary>Ends the transaction and keeps what was written to the tables themselves; without it nothing is kept.</summary>
    ValueTask CommitAsync(CancellationToken cancellationToken);
}
