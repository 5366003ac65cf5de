using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Suture.Browser.Tests.Support;

namespace Suture.Browser.Tests;

/// <summary>Each page, light and dark: no serious or critical finding of axe (WCAG 2.2 A and AA), no error in the console, nothing wider than a tablet.</summary>
public sealed class EveryPageTests(Site site)
{
    public static TheoryData<string> Pages =>
    [
        "/", "/new-device", "/devices/PUMP", "/devices/PUMP/settings", "/devices/PUMP/records?kind=SRS", "/devices/PUMP/records?text=alarm",
        "/devices/PUMP/records/SRS-1", "/devices/PUMP/records/HS-1", "/devices/PUMP/records/SRS-1?tab=history",
        "/devices/PUMP/records/SRS-1?tab=impact", "/devices/PUMP/records/SRS-1/edit", "/devices/PUMP/records/THR-1/edit",
        "/devices/PUMP/new-record?kind=SOUP", "/devices/PUMP/trace", "/devices/PUMP/trace/safety", "/devices/PUMP/trace/security",
        "/devices/PUMP/graph?focus=HS-1", "/devices/PUMP/clauses", "/devices/PUMP/clauses?status=gap", "/devices/PUMP/audit", "/audit", "/devices/PUMP/risk", "/devices/PUMP/risk?side=after&cell=improbable.critical", "/devices/PUMP/risk?view=table",
        "/devices/PUMP/risk/HS-3", "/devices/PUMP/risk/HS-7", "/devices/PUMP/risk/history", "/devices/PUMP/risk/prompts", "/devices/PUMP/risk/prompts?group=functional-areas&prompt=F-CTRL",
        "/cvss?vector=CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:P", "/cvss/rubric", "/cvss/rubric?answers=XAVN:N/XAVP:Y/XCP:Y/XIT:L",
        "/cvss/rubric?answers=XAVN:Y/XAVT:N/XAVW:Y/XAVR:Y/XACL:Y/XPRL:N/XUI:N/XS:N/XCP:Y/XCPM:N/XCD:N/XCT:L/XCW:N/XCS:U/XCO:N/XIP:N/XID:N/XIT:H/XIW:N/XIS:N/XIO:N/XAP:N/XAD:N/XAT:L/XAW:N/XAS:N/XAO:N",
        "/devices/PUMP/import", "/devices/PUMP/import/sbom", "/devices/PUMP/import/risks",
        "/devices/PUMP/import/tests", "/account", "/account/tokens", "/people", "/installation", "/standards", "/standards/iec62304", "/devices/PUMP/crosswalk",
        "/devices/PUMP/classify", "/devices/PUMP/classify?item=ITEM-1", "/devices/PUMP/plan", "/devices/PUMP/plan?show=all",
        "/devices/PUMP/views", "/devices/PUMP/views?view=multi-patient", "/devices/PUMP/views?view=updateability", "/devices/PUMP/views?view=use-cases", "/devices/PUMP/views?view=paths",
        "/devices/PUMP/threat-models", "/devices/PUMP/threat-models/TM-1", "/devices/PUMP/threat-models/TM-1?tab=suggestions", "/devices/PUMP/threat-models/TM-1?tab=edit",
        "/devices/PUMP/releases", "/devices/PUMP/releases?check=REL-1&from=1",
        "/devices/PUMP/security-risk", "/devices/PUMP/security-risk?side=before&cell=high.catastrophic", "/devices/PUMP/loop", "/devices/PUMP/loop?from=THR-1", "/devices/PUMP/security-controls",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_is_accessible_in_light_and_dark_and_fits_a_tablet(string path)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var page = await site.PageAsync(UserFor(path), scheme);
            var errors = new List<string>();
            page.Console += (_, message) =>
            {
                if (message.Type == "error")
                {
                    errors.Add(message.Text);
                }
            };
            page.PageError += (_, error) => errors.Add(error);
            await page.OpenAsync(path);
            await page.Locator(".busy").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await page.Locator(".notice.bad").CountAsync().ContinueWith(t => t.Result.ShouldBe(0, path), TaskScheduler.Default);
            await Screenshots.TakeAsync(page, path, scheme == ColorScheme.Dark ? "dark" : "light");
            await ShouldBeAccessibleAsync(page);
            if (scheme == ColorScheme.Light)
            {
                await page.SetViewportSizeAsync(820, 1180);
                await Screenshots.TakeAsync(page, path, "tablet");
                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(820, path);
            }

            errors.ShouldBeEmpty(path);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Sign_in_is_accessible_in_light_and_dark()
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var page = await site.StrangerAsync(scheme);
            await page.GotoAsync("/sign-in");
            await Screenshots.TakeAsync(page, "/sign-in", scheme == ColorScheme.Dark ? "dark" : "light");
            await ShouldBeAccessibleAsync(page);
            await page.Context.CloseAsync();
        }
    }

    private static string UserFor(string path) => path is "/people" ? Site.Administrator : Site.Quality;

    private static async Task ShouldBeAccessibleAsync(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        result.Violations
            .Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(4).Select(n => n.Html))}")
            .ShouldBeEmpty();
    }
}
