using Suture.Domain.Records.Events;
using Suture.Ledger;

namespace Suture.Storage;

/// <summary>How far a stream is.</summary>
/// <param name="Stream">Name of the stream.</param>
/// <param name="Size">Number of entries.</param>
/// <param name="Root">Root of the tree over them.</param>
/// <param name="LastTime">Time of the last entry; null when there is none.</param>
public sealed record StreamHead(string Stream, long Size, Hash32 Root, DateTimeOffset? LastTime);

/// <summary>What became of an append.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>Durable.</summary>
    /// <param name="FirstIndex">Index of the first entry.</param>
    /// <param name="Head">The stream after it.</param>
    /// <param name="Contexts">One for each event; with the events what <c>DeviceModel.After</c> takes.</param>
    public sealed record Appended(long FirstIndex, StreamHead Head, IReadOnlyList<EventContext> Contexts) : AppendResult;

    /// <summary>Nothing was written: the stream has another size than expected. Catch up and decide again.</summary>
    public sealed record Stale(long ActualSize) : AppendResult;

    /// <summary>Nothing was written: this command was done before.</summary>
    /// <param name="FirstIndex">Index of its first entry.</param>
    /// <param name="Count">Number of its entries.</param>
    /// <param name="Answer">What was kept as its answer.</param>
    public sealed record Repeated(long FirstIndex, int Count, byte[]? Answer) : AppendResult;

    /// <summary>Nothing was written: the command id belongs to another request. A client made the same id twice.</summary>
    public sealed record CommandReused(Guid CommandId) : AppendResult;
}

/// <summary>A command that was done.</summary>
/// <param name="Stream">Stream it appended to.</param>
/// <param name="FirstIndex">Index of its first entry.</param>
/// <param name="Count">Number of its entries.</param>
/// <param name="RequestHash">Hash of the request.</param>
/// <param name="Answer">What was kept as its answer.</param>
public sealed record DoneCommand(string Stream, long FirstIndex, int Count, Hash32 RequestHash, byte[]? Answer);
