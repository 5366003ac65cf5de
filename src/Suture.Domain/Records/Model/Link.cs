using Suture.Domain.Records.Links;
using Suture.Ledger;

namespace Suture.Domain.Records.Model;

/// <summary>
/// A link between two records of a device. It remembers the content of both ends when a person last confirmed it;
/// it is suspect when either end differs from that now.
/// </summary>
/// <param name="From">Ordinal of the source in the model.</param>
/// <param name="Type">Link type.</param>
/// <param name="To">Ordinal of the target in the model.</param>
/// <param name="FromHash">Content of the source when last confirmed.</param>
/// <param name="ToHash">Content of the target when last confirmed.</param>
/// <param name="AddedAt">Ledger index of the entry that made it.</param>
/// <param name="ConfirmedAt">Ledger index of the last confirmation; the same as <paramref name="AddedAt"/> until there is one.</param>
/// <param name="ConfirmedBy">Who made or last confirmed it.</param>
public sealed record Link(int From, LinkType Type, int To, Hash32 FromHash, Hash32 ToHash, long AddedAt, long ConfirmedAt, string ConfirmedBy);
