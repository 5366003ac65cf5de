using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>Accounts and tokens on the terminal.</summary>
internal static class PeopleViews
{
    public static void Users(Terminal terminal, JsonElement answer)
    {
        var grid = new Grid("!User", "Name", "Roles", "!Second factor", "State");
        foreach (var user in answer.Page())
        {
            var state = user.Truth("disabled") ? "[grey]disabled[/]" : user.Time("lockedUntil") is { Length: > 0 } until ? $"[red]locked until {until}[/]" : "[green]active[/]";
            grid.Row($"[bold]{Terminal.Safe(user.Text("userName"))}[/]", Terminal.Safe(user.Text("printedName")), Terminal.Safe(string.Join(", ", user.Texts("roles"))), user.Truth("secondFactor") ? "yes" : "no", state);
        }

        grid.DrawOn(terminal);
    }

    public static void Tokens(Terminal terminal, JsonElement answer)
    {
        var grid = new Grid("!Id", "Name", "!Owner", "!Scope", "!Device", "Ends", "State");
        foreach (var token in answer.Page())
        {
            grid.Row(
                Terminal.Safe(token.Text("id")), $"[bold]{Terminal.Safe(token.Text("name"))}[/]", Terminal.Safe(token.Text("owner")), Terminal.Safe(token.Text("scope")),
                Terminal.Safe(token.TextOrNull("device") ?? "all"), token.Time("expiresAt") is { Length: > 0 } end ? end : "never", token.Truth("revoked") ? "[grey]revoked[/]" : "[green]valid[/]");
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }
        else
        {
            terminal.Line("No tokens.");
        }
    }
}
