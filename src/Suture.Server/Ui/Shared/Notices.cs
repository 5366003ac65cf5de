using System.Collections.Immutable;
using Suture.Domain.Results;

namespace Suture.Server.Ui.Shared;

/// <summary>Short messages that come up beside the page and are read out: what was done, or why it was not.</summary>
public sealed class Notices
{
    private int last;

    public event EventHandler? Changed;

    public ImmutableArray<Notice> Shown { get; private set; } = [];

    public void Done(string message) => Add(new Notice(++last, message, Tone.Good));

    public void Refused(ImmutableArray<Problem> problems) => Add(new Notice(++last, string.Join(" ", problems.Select(p => p.Message)), Tone.Bad));

    public void Close(int id)
    {
        Shown = Shown.RemoveAll(n => n.Id == id);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private void Add(Notice notice)
    {
        Shown = [.. Shown.TakeLast(3), notice];
        Changed?.Invoke(this, EventArgs.Empty);
    }
}

/// <summary>One message.</summary>
public sealed record Notice(int Id, string Message, Tone Tone);
