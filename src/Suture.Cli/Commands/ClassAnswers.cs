using System.CommandLine;
using System.Text.Json;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary>Answers of a person, by question; and the remark.</summary>
internal sealed class SaidAnswers
{
    public Dictionary<string, (string Answer, string? Reason)> Answers { get; } = new(StringComparer.Ordinal);

    public string? Remark { get; set; }
}

/// <summary>Where the answers of <c>suture classify</c> come from: options, a file, or the terminal.</summary>
internal sealed class ClassAnswers
{
    private const int MaxFile = 1 << 20;
    private readonly Option<string?> file = new("--answers") { HelpName = "FILE", Description = "JSON: {\"answers\": [{\"question\", \"answer\", \"reason\"}], \"remark\"}" };
    private readonly Option<string[]> yes = Question("--yes", "answer yes: contributes or unacceptable", "contributes", "unacceptable");
    private readonly Option<string[]> no = Question("--no", "answer no: contributes or unacceptable", "contributes", "unacceptable");
    private readonly Option<string?> severity = new("--severity") { HelpName = "ANSWER", Description = "the worst harm: serious or notSerious" };
    private readonly Option<string?> remark = new("--remark") { HelpName = "TEXT", Description = "stands with the rationale, and is the reason of answers that the records do not give" };

    public ClassAnswers() => severity.AcceptOnlyFromAmong("serious", "notSerious");

    public Symbol[] Options => [file, yes, no, severity, remark];

    public Result<SaidAnswers> Read(CommandContext context)
    {
        var said = new SaidAnswers();
        if (context.Get(file) is { } path && FromFile(path, said) is { } problem)
        {
            return problem;
        }

        foreach (var (option, answer) in new[] { (yes, "yes"), (no, "no") })
        {
            foreach (var question in context.Get(option) ?? [])
            {
                said.Answers[question] = (answer, null);
            }
        }

        if (context.Get(severity) is { } worst)
        {
            said.Answers["severity"] = (worst, null);
        }

        said.Remark = context.Get(remark) ?? said.Remark;
        return said;
    }

    /// <summary>Asks on the terminal what is missing; false when nobody is there to ask, or gives nothing.</summary>
    public static bool Ask(CommandContext context, JsonElement preview, SaidAnswers said)
    {
        if (!context.Host.InIsTerminal || context.Json || context.Quiet)
        {
            return false;
        }

        foreach (var question in preview.Items("questions"))
        {
            var id = question.Text("question");
            var (known, reason) = said.Answers.GetValueOrDefault(id);
            var computed = question.TextOrNull("computed");
            if (known is null && computed is null)
            {
                context.Host.Error.WriteLine();
                context.Host.Error.WriteLine(question.Text("ask"));
                context.Host.Error.WriteLine(question.Text("why"));
                context.Host.Error.Write($"{string.Join(" / ", question.Items("answers").Select(a => a.Text("answer")))}: ");
                known = context.Host.In.ReadLine()?.Trim();
                if (string.IsNullOrEmpty(known) || !question.Items("answers").Any(a => a.Text("answer") == known))
                {
                    return false;
                }
            }

            if (known is not null && known != computed && reason is null && said.Remark is null)
            {
                context.Host.Error.Write("Why: ");
                reason = context.Host.In.ReadLine()?.Trim();
                if (string.IsNullOrEmpty(reason))
                {
                    return false;
                }
            }

            if (known is not null)
            {
                said.Answers[id] = (known, reason);
            }

            if ((known ?? computed) is not "yes")
            {
                return true;
            }
        }

        return true;
    }

    /// <summary>Members of a request's body.</summary>
    public static void Write(Utf8JsonWriter json, string? item, SaidAnswers said)
    {
        if (item is not null)
        {
            json.WriteString("item", item);
        }

        json.WriteStartArray("answers");
        foreach (var (question, (answer, reason)) in said.Answers.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("question", question);
            json.WriteString("answer", answer);
            if (reason is not null)
            {
                json.WriteString("reason", reason);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (said.Remark is not null)
        {
            json.WriteString("remark", said.Remark);
        }
    }

    private static Option<string[]> Question(string name, string help, params string[] questions)
    {
        var option = new Option<string[]>(name) { HelpName = "QUESTION", Description = help, AllowMultipleArgumentsPerToken = true };
        option.AcceptOnlyFromAmong(questions);
        return option;
    }

    private static Problem? FromFile(string path, SaidAnswers said)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxFile })
            {
                return new Problem("class.file.large", $"A file with answers has at most {MaxFile >> 10} KiB.", File: path);
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 8 });
            var index = 0;
            foreach (var answer in document.RootElement.Items("answers"))
            {
                if (answer.TextOrNull("question") is not { } question || answer.TextOrNull("answer") is not { } given)
                {
                    return new Problem("class.file", "An answer needs 'question' and 'answer'.", File: path, Path: $"$.answers[{index}]");
                }

                said.Answers[question] = (given, answer.TextOrNull("reason"));
                index++;
            }

            said.Remark = document.RootElement.TextOrNull("remark");
            return index > 0 || said.Remark is not null ? null : new Problem("class.file", "Expected {\"answers\": [{\"question\", \"answer\", \"reason\"}], \"remark\"}.", File: path);
        }
        catch (JsonException e)
        {
            return new Problem("class.file", $"It is not JSON: {e.Message}", File: path, Line: (int?)e.LineNumber + 1, Path: e.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Problem("class.file", e.Message, File: path);
        }
    }
}
