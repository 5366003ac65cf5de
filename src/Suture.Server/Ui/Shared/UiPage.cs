using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suture.Application.Access;
using Suture.Domain.People;
using Suture.Domain.Results;

namespace Suture.Server.Ui.Shared;

/// <summary>What all pages have: who reads, where they are, and a load whenever the address changes.</summary>
public abstract class UiPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private string? loaded;

    [Inject]
    protected Reader Reader { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    protected Notices Notices { get; set; } = default!;

    /// <summary>The signed-in person.</summary>
    protected Caller Caller { get; private set; } = new(string.Empty, []);

    /// <summary>Why the page can not be shown; empty while it can.</summary>
    protected ImmutableArray<Problem> Problems { get; set; } = [];

    /// <summary>Ends when the reader leaves the page.</summary>
    protected CancellationToken Leaving => leaving.Token;

    protected bool May(Permission permission) => Caller.May(permission);

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (string.Equals(loaded, Navigation.Uri, StringComparison.Ordinal))
        {
            return;
        }

        loaded = Navigation.Uri;
        Caller = await Reader.CallerAsync().ConfigureAwait(true);
        Problems = [];
        await LoadAsync().ConfigureAwait(true);
    }

    /// <summary>Reads what the page shows.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>The value, or null after its problems became the page's.</summary>
    protected T? Take<T>(Result<T> result)
        where T : class
    {
        if (result.TryGet(out var value))
        {
            return value;
        }

        Problems = result.Problems;
        return null;
    }
}
