using System.Collections.Immutable;
using System.Text.Json;
using Suture.Domain.Results;

namespace Suture.Cli.Rendering;

/// <summary>Prints why something was refused: for people one line each, with the place first; for programs the agreed JSON.</summary>
internal static class Failures
{
    private const int MaxLines = 20;

    /// <summary>Prints, and gives the exit code that fits the first problem.</summary>
    public static int Write(CliHost host, bool json, ImmutableArray<Problem> problems)
    {
        if (problems.IsEmpty)
        {
            throw new ArgumentException("A failure has at least one problem.", nameof(problems));
        }

        if (json)
        {
            host.Out.WriteLine(JsonText.Write(writer => Json(writer, problems)));
        }
        else
        {
            Lines(host, problems);
        }

        return ExitCode.Of(problems[0].Kind);
    }

    /// <summary>The place as editors and CI logs understand it: <c>SRS/SRS-1.md:7</c>.</summary>
    public static string Place(Problem problem) => (problem.File, problem.Line) switch
    {
        ({ } file, { } line) => $"{file}:{line}: ",
        ({ } file, null) => file + ": ",
        _ => "",
    };

    private static void Lines(CliHost host, ImmutableArray<Problem> problems)
    {
        var (red, plain) = host.ErrorIsTerminal && string.IsNullOrEmpty(host.Environment("NO_COLOR")) ? ("\u001b[31m", "\u001b[0m") : ("", "");
        foreach (var problem in problems.Take(MaxLines))
        {
            var path = problem.Path is null || problem.Message.Contains(problem.Path, StringComparison.Ordinal) ? "" : $" (at {problem.Path})";
            host.Error.WriteLine($"{red}error:{plain} {Safe(Place(problem) + problem.Message + path)}");
        }

        if (problems.Length > MaxLines)
        {
            host.Error.WriteLine($"... and {problems.Length - MaxLines} more; --json lists all.");
        }
    }

    private static void Json(Utf8JsonWriter writer, ImmutableArray<Problem> problems)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("error");
        One(writer, problems[0]);
        if (problems.Length > 1)
        {
            writer.WriteStartArray("errors");
            foreach (var problem in problems)
            {
                One(writer, problem);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void One(Utf8JsonWriter writer, Problem problem)
    {
        writer.WriteStartObject();
        writer.WriteString("code", problem.Code);
        writer.WriteString("message", problem.Message);
        writer.WriteString("file", problem.File);
        if (problem.Line is { } line)
        {
            writer.WriteNumber("line", line);
        }
        else
        {
            writer.WriteNull("line");
        }

        writer.WriteString("path", problem.Path);
        writer.WriteEndObject();
    }

    // File names and keys come from outside; they must not move the cursor or recolor the terminal.
    private static string Safe(string text) => string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? '?' : c));
}
