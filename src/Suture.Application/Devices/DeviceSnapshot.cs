using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Standards;

namespace Suture.Application.Devices;

/// <summary>One device at one position: its model, and what traces and checks say of it.</summary>
public sealed record DeviceSnapshot(DeviceModel Model, Evaluation Evaluation)
{
    /// <summary>The release that was asked for, when one was that is fixed or signed: nothing of what it says depends on when it is asked.</summary>
    public ReleasePoint? Release { get; init; }

    /// <summary>The rules that its baseline was judged by are not to be had any more: the product has gone on.</summary>
    public bool OtherRules => Release?.Baseline is { } baseline && !Standards.StandardShelf.IsOf(Evaluation.Book, baseline);
}
