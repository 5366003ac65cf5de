using Microsoft.AspNetCore.Components;

namespace Suture.Server.Ui.Shared;

/// <summary>A page about one device; the address names it.</summary>
public abstract class DevicePage : UiPage
{
    /// <summary>Empty on the pages that also stand outside of devices: there the router sets null.</summary>
    [Parameter]
    public string Device { get; set => field = value ?? string.Empty; } = string.Empty;

    /// <summary>A past position to show instead of now: a ledger position or the key of a release.</summary>
    [SupplyParameterFromQuery]
    public string? At { get; set; }

    /// <summary>Address of a page of this device: <c>To("trace/safety")</c>.</summary>
    protected string To(string page) => Paths.Of(Device, page);
}
