using Microsoft.JSInterop;

namespace Suture.Server.Ui.Shared;

/// <summary>The few things that only the browser can do.</summary>
public sealed class Browser(IJSRuntime js)
{
    public ValueTask OpenAsync(string dialogId) => js.InvokeVoidAsync("suture.open", dialogId);

    public ValueTask CloseAsync(string dialogId) => js.InvokeVoidAsync("suture.close", dialogId);

    public ValueTask FocusAsync(string elementId) => js.InvokeVoidAsync("suture.focus", elementId);

    public ValueTask CopyAsync(string text) => js.InvokeVoidAsync("suture.copy", text);
}
