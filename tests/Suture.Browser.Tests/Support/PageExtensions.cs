using Microsoft.Playwright;

namespace Suture.Browser.Tests.Support;

internal static class PageExtensions
{
    /// <summary>Opens a page and waits until it answers to clicks.</summary>
    public static async Task OpenAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Locator(".shell[data-interactive=true]").WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
    }

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Heading(this IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name });

    public static Task SeesAsync(this IPage page, string text) => page.GetByText(text).First.WaitForAsync();
}
