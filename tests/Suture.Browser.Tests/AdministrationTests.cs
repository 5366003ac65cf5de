using System.Text;
using Microsoft.Playwright;
using Suture.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Suture.Browser.Tests;

public sealed class AdministrationTests(Site site)
{
    [Fact]
    public async Task An_sbom_is_shown_first_and_imported_then()
    {
        const string bom = """{"bomFormat":"CycloneDX","specVersion":"1.5","version":1,"metadata":{"component":{"type":"firmware","name":"loader","version":"1.0"}},"components":[{"type":"library","name":"tinyxml-browser-test","version":"2.6.2","purl":"pkg:generic/tinyxml-browser-test@2.6.2"}]}""";
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/LARGE/import/sbom");
        await page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "loader.cdx.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(bom) });
        await page.Button("Show what would change").ClickAsync();
        await Expect(page.Heading("What would change")).ToBeVisibleAsync();
        await page.Button("Import").ClickAsync();
        await Expect(page.Heading("What was imported")).ToBeVisibleAsync();
        await page.Link("SOUP-1").ClickAsync();
        await Expect(page.Heading("tinyxml-browser-test")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_table_of_records_is_read_by_its_kind_or_by_a_mapping()
    {
        static FilePayload File(string name, string text) => new() { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) };
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/LARGE/import");
        await page.GetByLabel("Files", new() { Exact = true }).SetInputFilesAsync(File("complaints.csv", "Meldung,Ticket\nAlarm too quiet,T-1\nKeys stick,T-2\n"));
        await page.Button("Show what would change").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Which kind the rows are is not known");

        await page.GetByLabel("Rows are").SelectOptionAsync("CAPA");
        await page.Button("Show what would change").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No column of complaints is known");

        await page.GetByLabel("Mapping file").SetInputFilesAsync(File("columns.yaml", "kind: CAPA\ncolumns: {Meldung: title, Ticket: alias}\n"));
        await page.Button("Show what would change").ClickAsync();
        await Expect(page.GetByText("CAPA-1, CAPA-2")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_bad_file_is_refused_with_its_place_and_changes_nothing()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/devices/PUMP/import/tests");
        await page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "broken.xml", MimeType = "text/xml", Buffer = Encoding.UTF8.GetBytes("<testsuite><testcase") });
        await page.Button("Show what would change").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("broken.xml");
        await Expect(page.Button("Import")).ToBeDisabledAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_token_is_shown_once_and_revoked()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/account/tokens");
        await page.Button("New token").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("CI of the test");
        await page.Button("Create token").ClickAsync();
        await Expect(page.Locator("#token-text")).ToHaveTextAsync(Like.This("^sut_"));
        await page.ReloadAsync();
        await page.Locator(".shell[data-interactive=true]").WaitForAsync();
        await Expect(page.Locator("#token-text")).ToHaveCountAsync(0);
        await page.Button("Revoke CI of the test").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = Like.This("CI of the test") })).ToContainTextAsync("Revoked");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_administrator_creates_a_person_who_can_sign_in_and_disables_them()
    {
        var page = await site.PageAsync(Site.Administrator);
        await page.OpenAsync("/people");
        await page.Button("New person").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("User name").FillAsync("mia.torres");
        await dialog.GetByLabel("Name as printed in signatures").FillAsync("Mia Torres");
        await dialog.GetByLabel("Auditor").CheckAsync();
        await dialog.GetByLabel("First password").FillAsync(Site.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        var row = page.GetByRole(AriaRole.Row, new() { NameRegex = Like.This("mia.torres") });
        await Expect(row).ToContainTextAsync("Auditor");

        var theirs = await site.PageAsync("mia.torres");
        await theirs.OpenAsync("/devices/PUMP/records/SRS-1");
        await Expect(theirs.Link("Edit")).ToHaveCountAsync(0);
        await theirs.Context.CloseAsync();

        await page.Button("Change mia.torres").ClickAsync();
        await dialog.GetByLabel("Disabled: may not sign in").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(row).ToContainTextAsync("Disabled");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_second_factor_is_set_up_with_a_drawn_key()
    {
        var page = await site.PageAsync(Site.Engineer);
        await page.OpenAsync("/account");
        await page.Button("Set up").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = Like.This("^QR code") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Second factor" }).GetByLabel("Password").FillAsync(Site.Password);
        await page.GetByLabel("New code").FillAsync("000000");
        await page.Button("Use it").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("does not fit");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_new_device_starts_empty()
    {
        var page = await site.PageAsync(Site.Quality);
        await page.OpenAsync("/");
        await page.Link("New device").ClickAsync();
        await page.Locator("#key").FillAsync("OXI");
        await page.Locator("#name").FillAsync("Pulse oximeter");
        await page.GetByLabel("Software safety class").SelectOptionAsync("B");
        await page.Button("Create device").ClickAsync();
        await Expect(page.Heading("Pulse oximeter")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
