using System.Collections.Immutable;
using Suture.Domain.People;
using Suture.Domain.Signing;

namespace Suture.Domain.Records.Lifecycles;

/// <summary>What a state means to traces, checks and edits.</summary>
public enum StateClass
{
    /// <summary>Being worked on: editable.</summary>
    Open,

    /// <summary>Handed over for judgment: editable again only after going back.</summary>
    InReview,

    /// <summary>Fixed by a signature: a change starts a new draft revision and needs a reason.</summary>
    Approved,

    /// <summary>Out of use: not counted, never deleted.</summary>
    Retired,
}

/// <summary>One state of a lifecycle.</summary>
public sealed record LifecycleState(string Name, string Label, StateClass Class);

/// <summary>
/// One allowed step. <paramref name="Signature"/> names the meaning that the signer declares; null means no signature.
/// </summary>
/// <param name="Name">Verb in camelCase: <c>approve</c>.</param>
/// <param name="Label">Verb as shown on the button.</param>
/// <param name="From">States it starts from.</param>
/// <param name="To">State it leads to.</param>
/// <param name="Permission">What the person needs.</param>
/// <param name="Signature">Meaning of the signature it needs, if it needs one.</param>
/// <param name="NeedsReason">Whether the person must say why.</param>
/// <param name="NeedsComplete">Whether all required fields must be filled first.</param>
public sealed record Transition(
    string Name,
    string Label,
    ImmutableArray<string> From,
    string To,
    Permission Permission,
    SignatureMeaning? Signature = null,
    bool NeedsReason = false,
    bool NeedsComplete = false);

/// <summary>States and steps of a kind of record, as data.</summary>
public sealed partial class Lifecycle
{
    private Lifecycle(string name, ImmutableArray<LifecycleState> states, ImmutableArray<Transition> transitions)
    {
        Name = name;
        States = states;
        Transitions = transitions;
    }

    public string Name { get; }

    /// <summary>The first is where new records start.</summary>
    public ImmutableArray<LifecycleState> States { get; }

    public ImmutableArray<Transition> Transitions { get; }

    public LifecycleState Initial => States[0];

    public LifecycleState? FindState(string name) => States.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.Ordinal));

    public Transition? FindTransition(string name) => Transitions.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.Ordinal));

    public IEnumerable<Transition> From(string state) => Transitions.Where(t => t.From.Contains(state));
}
