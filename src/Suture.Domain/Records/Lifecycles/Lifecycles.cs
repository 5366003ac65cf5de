using System.Collections.Immutable;
using Suture.Domain.People;
using Suture.Domain.Signing;

namespace Suture.Domain.Records.Lifecycles;

/// <summary>The lifecycles that kinds use.</summary>
public sealed partial class Lifecycle
{
    private static readonly LifecycleState Draft = new("draft", "Draft", StateClass.Open);
    private static readonly LifecycleState Review = new("inReview", "In review", StateClass.InReview);
    private static readonly LifecycleState Retired = new("retired", "Retired", StateClass.Retired);

    private static ImmutableArray<Transition> Reviewed(string approved, string verb, string label, SignatureMeaning meaning, string withdrawVerb, string withdrawLabel, string withdrawn) =>
    [
        new("submit", "Submit for review", ["draft"], "inReview", Permission.WriteRecords, NeedsComplete: true),
        new("return", "Return to draft", ["inReview"], "draft", Permission.WriteRecords, NeedsReason: true),
        new(verb, label, ["inReview"], approved, Permission.Sign, meaning, NeedsComplete: true),
        new(withdrawVerb, withdrawLabel, ["draft", "inReview", approved], withdrawn, Permission.WriteRecords, NeedsReason: true),
        new("reinstate", "Reinstate as draft", [withdrawn], "draft", Permission.WriteRecords, NeedsReason: true),
    ];

    /// <summary>Draft, reviewed, approved by signature, retired: for all that describes the device.</summary>
    public static readonly Lifecycle Controlled = new("controlled",
        [Draft, Review, new("approved", "Approved", StateClass.Approved), Retired],
        Reviewed("approved", "approve", "Approve", SignatureMeaning.Approval, "retire", "Retire", "retired"));

    /// <summary>Evidence is recorded as it came; a person can sign that it was judged, or set it aside.</summary>
    public static readonly Lifecycle Evidence = new("evidence",
        [new("recorded", "Recorded", StateClass.Open), new("reviewed", "Reviewed", StateClass.Approved), Retired],
        [
            new("review", "Review", ["recorded"], "reviewed", Permission.Sign, SignatureMeaning.Review, NeedsComplete: true),
            new("retire", "Set aside", ["recorded", "reviewed"], "retired", Permission.WriteRecords, NeedsReason: true),
        ]);

    /// <summary>A finding is triaged, decided by signature, and closed when nothing is left to do.</summary>
    public static readonly Lifecycle Finding = new("finding",
        [
            new("new", "New", StateClass.Open), new("triage", "In triage", StateClass.Open), new("decided", "Decided", StateClass.Approved), new("closed", "Closed", StateClass.Approved),
            Retired,
        ],
        [
            new("triage", "Start triage", ["new"], "triage", Permission.WriteRecords),
            new("decide", "Decide", ["new", "triage"], "decided", Permission.Sign, SignatureMeaning.Approval, NeedsComplete: true),
            new("close", "Close", ["decided"], "closed", Permission.Sign, SignatureMeaning.Approval, NeedsReason: true),
            new("reopen", "Reopen", ["decided", "closed"], "triage", Permission.WriteRecords, NeedsReason: true),
            new("retire", "Set aside", ["new", "triage", "decided", "closed"], "retired", Permission.WriteRecords, NeedsReason: true),
        ]);

    /// <summary>Problem reports, corrective actions and feedback: investigated, resolved, closed by signature (IEC 62304 clause 9).</summary>
    public static readonly Lifecycle Problem = new("problem",
        [
            new("open", "Open", StateClass.Open), new("investigating", "Investigating", StateClass.Open), new("resolved", "Resolved", StateClass.InReview), new("closed", "Closed", StateClass.Approved),
            Retired,
        ],
        [
            new("investigate", "Investigate", ["open"], "investigating", Permission.WriteRecords),
            new("resolve", "Resolve", ["open", "investigating"], "resolved", Permission.WriteRecords, NeedsComplete: true),
            new("return", "Return to investigation", ["resolved"], "investigating", Permission.WriteRecords, NeedsReason: true),
            new("close", "Close", ["resolved"], "closed", Permission.Sign, SignatureMeaning.Approval, NeedsComplete: true),
            new("reopen", "Reopen", ["closed"], "investigating", Permission.WriteRecords, NeedsReason: true),
            new("retire", "Set aside", ["open", "investigating"], "retired", Permission.WriteRecords, NeedsReason: true),
        ]);

    /// <summary>A change is approved by signature before it is made, and closed by signature after it was verified (IEC 62304 8.2).</summary>
    public static readonly Lifecycle Change = new("change",
        [
            new("proposed", "Proposed", StateClass.Open), new("approved", "Approved", StateClass.Approved), new("implemented", "Implemented", StateClass.Approved), new("closed", "Closed", StateClass.Approved),
            Retired,
        ],
        [
            new("approve", "Approve", ["proposed"], "approved", Permission.Sign, SignatureMeaning.Approval, NeedsComplete: true),
            new("implement", "Mark as implemented", ["approved"], "implemented", Permission.WriteRecords),
            new("close", "Verify and close", ["implemented"], "closed", Permission.Sign, SignatureMeaning.Verification),
            new("reopen", "Reopen", ["closed", "implemented", "approved"], "proposed", Permission.WriteRecords, NeedsReason: true),
            new("retire", "Reject", ["proposed"], "retired", Permission.WriteRecords, NeedsReason: true),
        ]);

    /// <summary>A release is signed when it leaves, and can be withdrawn.</summary>
    public static readonly Lifecycle Release = new("release",
        [Draft, Review, new("released", "Released", StateClass.Approved), new("withdrawn", "Withdrawn", StateClass.Retired)],
        Reviewed("released", "release", "Release", SignatureMeaning.Release, "withdraw", "Withdraw", "withdrawn"));

    /// <summary>An advisory is signed when it is published, and can be withdrawn.</summary>
    public static readonly Lifecycle Advisory = new("advisory",
        [Draft, Review, new("published", "Published", StateClass.Approved), new("withdrawn", "Withdrawn", StateClass.Retired)],
        Reviewed("published", "publish", "Publish", SignatureMeaning.Release, "withdraw", "Withdraw", "withdrawn"));

    /// <summary>All of them, for documentation and tests.</summary>
    public static ImmutableArray<Lifecycle> All => [Controlled, Evidence, Finding, Problem, Change, Release, Advisory];
}
