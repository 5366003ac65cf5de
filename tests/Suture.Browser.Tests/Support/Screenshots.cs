using Microsoft.Playwright;

namespace Suture.Browser.Tests.Support;

/// <summary>Pictures for people to look at: taken only when SUTURE_SCREENSHOTS names a folder.</summary>
internal static class Screenshots
{
    public static async Task TakeAsync(IPage page, string path, string variant)
    {
        if (Environment.GetEnvironmentVariable("SUTURE_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var name = string.Join('-', path.Split(['/', '?', '=', '&'], StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } some ? some : "home";
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.{variant}.png") });
        }
    }
}
