using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>Devices on the terminal.</summary>
internal static class DeviceViews
{
    public static void List(Terminal terminal, JsonElement answer)
    {
        var devices = answer.Page().ToList();
        if (devices.Count == 0)
        {
            terminal.Line("No devices yet. Make one with: suture device create KEY --name NAME --class A|B|C");
            return;
        }

        var grid = new Grid("!Device", "Name", "!Class", "!Version", ">Records", ">Gaps", "!Changed");
        foreach (var device in devices)
        {
            var gaps = device.Member("gate").Number("gap");
            grid.Row(
                $"[bold]{Terminal.Safe(device.Text("key"))}[/]", Terminal.Safe(device.Text("name")), Terminal.Safe(device.TextOrNull("safetyClass") ?? "(C)"), Terminal.Safe(device.Text("version")),
                Words.Number(device.Number("records")), gaps > 0 ? $"[red]{gaps}[/]" : "[green]0[/]", device.Time("changedAt").Split(' ')[0]);
        }

        grid.DrawOn(terminal);
    }
}
