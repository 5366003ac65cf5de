using System.CommandLine;
using System.Text.Json;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Server.Api;

namespace Suture.Cli.Commands;

/// <summary><c>suture cvss rubric [ANSWERS]</c>: from answers to MITRE's rubric for medical devices to a CVSS vector, or to the next questions. Offline.</summary>
internal static class RubricCommand
{
    public static Command Build(CliHost host)
    {
        var answers = new Argument<string?>("ANSWERS") { Arity = ArgumentArity.ZeroOrOne, Description = "what is answered so far, such as XAVN:Y/XAVT:N; nothing to begin" };
        var version = new Option<string>("--cvss") { HelpName = "VERSION", Description = "version of the vector: 3.1 (default) or 3.0", DefaultValueFactory = _ => "3.1" };
        var questions = new Option<bool>("--questions") { Description = "print every question with its answers and where they lead" };
        var explain = new Option<bool>("--explain") { Description = "say how the score of the vector comes about" };
        return new SutureCommand(
                "rubric",
                "Decide a CVSS vector by questions about the device, after MITRE's Rubric for Applying CVSS to Medical Devices (2020). Prints what to ask next, or the vector with its score "
                + "and the reasons. Offline. The questions are in our words and the table comes from public implementations: MITRE's paper holds where they differ.",
                "suture cvss rubric", "suture cvss rubric XAVN:Y/XAVT:N/XAVW:Y", "suture cvss rubric XAVN:U --json", "suture cvss rubric --questions")
            .With(answers, version, questions, explain)
            .Runs(host, context => Task.FromResult(Run(context, context.Get(answers) ?? "", context.Get(version)!, context.Get(questions), context.Get(explain))));
    }

    private static int Run(CommandContext context, string answers, string version, bool questions, bool explain)
    {
        if (questions)
        {
            return Show(context, RubricJson.WriteQuestions, RubricView.DrawQuestions);
        }

        var decided = RubricJson.Decide(answers, version, explain);
        return decided.TryGet(out var write) ? Show(context, write, RubricView.Draw) : context.Fail([.. decided.Problems.Select(p => p with { Path = p.Path == "$.version" ? "--cvss" : "ANSWERS" })]);
    }

    private static int Show(CommandContext context, Action<Utf8JsonWriter> write, Action<Terminal, JsonElement> draw)
    {
        using var json = JsonDocument.Parse(JsonText.Write(write));
        return context.Show(json.RootElement, draw);
    }
}
