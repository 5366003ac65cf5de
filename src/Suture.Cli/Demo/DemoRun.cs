using System.Collections.Immutable;
using System.Text.Json;
using Suture.Cli.Commands;
using Suture.Cli.Connection;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Demo;

/// <summary>Runs the demo: makes the data directory, loads and signs the sample, says what was found, writes the reports, serves.</summary>
internal sealed class DemoRun
{
    private readonly CommandContext context;
    private readonly string directory;
    private readonly DemoSample sample;
    private readonly StepLine steps;

    private DemoRun(CommandContext context, string directory, DemoSample sample)
    {
        this.context = context;
        this.directory = directory;
        this.sample = sample;
        steps = new StepLine(context.Host, context.Quiet || context.Json);
    }

    public static async Task<int> RunAsync(CommandContext context, bool force, bool noServe, int port)
    {
        if (context.Get(GlobalOptions.Server) is not null)
        {
            return context.Fail(new Problem("cli.demo.server", "The demo makes a data directory of its own: use --data.", Path: "--server"));
        }

        if (DemoDirectory.FindSample() is not { } folder)
        {
            return context.Fail(new Problem("demo.sample", "The sample device is missing beside the program (samples/infusion-pump).", ProblemKind.NotFound));
        }

        var target = context.Get(GlobalOptions.Data) ?? DemoDirectory.Default;
        if (DemoDirectory.Prepare(target, force) is { } problem)
        {
            return context.Fail(problem);
        }

        var run = new DemoRun(context, target, DemoSample.Read(folder));
        var problems = await run.LoadAsync().ConfigureAwait(false);
        if (!problems.IsEmpty)
        {
            return context.Fail(problems);
        }

        if (!context.Json)
        {
            DemoWelcome.Write(context.Host.Out, target, noServe ? null : ServeCommand.Url(port));
        }

        return noServe ? ExitCode.Fine : await ServeCommand.RunAsync(context, target, ServeCommand.Url(port), jsonLogs: false).ConfigureAwait(false);
    }

    private async Task<ImmutableArray<Problem>> LoadAsync()
    {
        if (!context.Quiet && !context.Json)
        {
            await context.Host.Error.WriteLineAsync($"Making a demo in {directory} from the sample device {sample.Name}.").ConfigureAwait(false);
        }

        var admin = DemoPeople.Administrator;
        var made = await StepAsync(
            "Making the data directory", _ => Initializing.RunAsync(directory, DemoPeople.Organization, new FirstAdministrator(admin.UserName, admin.PrintedName, null, DemoPeople.Password), context.Cancellation),
            _ => "Data directory with embedded database, ledger key and administrator").ConfigureAwait(false);
        if (!made.Ok)
        {
            return made.Problems;
        }

        var connector = new Connector(context.Host, new Target(null, directory), localSignIn: true);
        await using var closing = connector.ConfigureAwait(false);
        var api = await connector.WithTokenAsync(context.Cancellation).ConfigureAwait(false);
        if (!api.TryGet(out var administrator))
        {
            return api.Problems;
        }

        var people = await StepAsync("Making accounts", _ => PeopleAsync(administrator, connector), _ => Words.Count(DemoPeople.Staff.Length + 1, "account") + " with one demo password").ConfigureAwait(false);
        if (!people.TryGet(out var staff))
        {
            return people.Problems;
        }

        var loaded = await LoadSampleAsync(administrator, staff.Author).ConfigureAwait(false);
        if (!loaded.IsEmpty)
        {
            return loaded;
        }

        var policy = await StepAsync("Setting the risk policy", _ => DemoLoading.RiskPolicyAsync(staff.Approver, sample, context.Cancellation), p => $"Risk policy {p.Number("number")}, signed by {DemoPeople.Approver.UserName}: {Words.Count(p.Count("moved"), "risk")} judged otherwise than by the built-in one").ConfigureAwait(false);
        if (!policy.Ok)
        {
            return policy.Problems;
        }

        var signed = await SignAsync(staff).ConfigureAwait(false);
        return signed.IsEmpty ? await FindingsAsync(administrator).ConfigureAwait(false) : signed;
    }

    private async Task<Result<DemoStaff>> PeopleAsync(ApiClient administrator, Connector connector)
    {
        foreach (var person in DemoPeople.Staff)
        {
            var made = await DemoLoading.PersonAsync(administrator, person, context.Cancellation).ConfigureAwait(false);
            if (!made.Ok)
            {
                return Result<DemoStaff>.Failed(made.Problems);
            }
        }

        var sessions = new List<ApiClient>();
        foreach (var person in new[] { DemoPeople.Author, DemoPeople.Security, DemoPeople.Approver })
        {
            var session = await connector.SignedInAsync(person.UserName, DemoPeople.Password, null, context.Cancellation).ConfigureAwait(false);
            if (!session.TryGet(out var client))
            {
                return Result<DemoStaff>.Failed(session.Problems);
            }

            sessions.Add(client);
        }

        return new DemoStaff(sessions[0], sessions[1], sessions[2]);
    }

    private async Task<ImmutableArray<Problem>> LoadSampleAsync(ApiClient administrator, ApiClient author)
    {
        var device = await StepAsync("Making the device", _ => DemoLoading.DeviceAsync(administrator, sample, context.Cancellation), d => $"Device {d.Text("key")}, {d.Text("name")}, class {d.Text("safetyClass")}, version {d.Text("version")}").ConfigureAwait(false);
        if (!device.Ok)
        {
            return device.Problems;
        }

        var records = await StepAsync("Loading records", _ => DemoLoading.RecordsAsync(author, sample, context.Cancellation), r => $"{Words.Count(r.Count("added"), "record")} and {Words.Count(r.Number("linksAdded"), "link")} written as {DemoPeople.Author.UserName}").ConfigureAwait(false);
        if (!records.Ok)
        {
            return records.Problems;
        }

        var sbom = await StepAsync("Loading the SBOM", _ => DemoLoading.SbomAsync(author, sample, context.Cancellation), s => $"SBOM with {Words.Count(s.Number("components"), "third-party component")}: {s.Count("added")} new, {s.Number("unchanged") + s.Count("changed")} known already").ConfigureAwait(false);
        if (!sbom.Ok)
        {
            return sbom.Problems;
        }

        foreach (var file in sample.Results())
        {
            var tests = await StepAsync("Loading " + Path.GetFileName(file), _ => DemoLoading.TestsAsync(author, sample, file, context.Cancellation), DemoLoading.TestLine).ConfigureAwait(false);
            if (!tests.Ok)
            {
                return tests.Problems;
            }
        }

        var answered = await StepAsync("Answering prompts", _ => DemoLoading.BrainstormAsync(author, sample, context.Cancellation), n => $"{Words.Count(n, "prompt")} of the brainstorm answered").ConfigureAwait(false);
        return answered.Problems;
    }

    private async Task<ImmutableArray<Problem>> SignAsync(DemoStaff staff)
    {
        var kinds = await staff.Author.GetAsync("kinds", context.Cancellation).ConfigureAwait(false);
        if (!kinds.TryGet(out var described))
        {
            return kinds.Problems;
        }

        var signing = new DemoSigning(staff, sample.Key);
        return await steps.DoAsync(
            "Signing records", say => signing.RunAsync(sample, described, done => say($"{done} of {sample.States.Count}"), context.Cancellation),
            problems => problems.IsEmpty ? $"{Words.Count(signing.Signatures, "signature")} by {DemoPeople.Approver.UserName}, each with the password checked again" : "").ConfigureAwait(false);
    }

    private async Task<ImmutableArray<Problem>> FindingsAsync(ApiClient api)
    {
        var reports = await StepAsync("Writing reports", _ => DemoReports.WriteAsync(api, sample.Key, directory, context.Cancellation), r => $"{Words.Count(r.Count, "report")} in {Path.Combine(directory, "reports")}").ConfigureAwait(false);
        var findings = reports.Ok ? await StepAsync("Verifying the ledger", _ => DemoFindings.ReadAsync(api, sample.Key, context.Cancellation), f => $"Ledger verified: {Words.Count(f.Verification.Number("entries"), "entry", "entries")}").ConfigureAwait(false) : Result<DemoFindings>.Failed(reports.Problems);
        if (!findings.TryGet(out var found))
        {
            return findings.Problems;
        }

        if (context.Json)
        {
            context.Host.Out.WriteLine(JsonText.Write(json => found.Write(json, reports.Value)));
        }
        else if (!context.Quiet)
        {
            found.Draw(context.Terminal, reports.Value);
        }

        return [];
    }

    private Task<Result<T>> StepAsync<T>(string label, Func<Action<string>, Task<Result<T>>> work, Func<T, string> line) =>
        steps.DoAsync(label, work, result => result.TryGet(out var value) ? line(value) : "");
}
