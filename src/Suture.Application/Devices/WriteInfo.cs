using Suture.Ledger;

namespace Suture.Application.Devices;

/// <summary>Facts of one write.</summary>
/// <param name="Reason">Why; needed for some writes.</param>
/// <param name="Command">The client's id of the request: a repeated one changes nothing and gets the same answer.</param>
/// <param name="RequestHash">Hash of the request, to tell a repeated one from an id that was used twice.</param>
public sealed record WriteInfo(string? Reason = null, Guid? Command = null, Hash32? RequestHash = null)
{
    internal Hash32 Hash => RequestHash ?? Hash32.Zero;
}
