using System.Collections.Immutable;
using Suture.Domain.Records.Events;

namespace Suture.Domain.Software.Classification;

/// <summary>A question as it is put to a person.</summary>
/// <param name="Question">Which.</param>
/// <param name="Ask">In our own words.</param>
/// <param name="Help">What to keep in mind when answering.</param>
/// <param name="Answers">The answers it takes, and what each leads to.</param>
public sealed record ClassQuestionText(ClassQuestion Question, string Ask, string Help, ImmutableArray<(ClassReply Reply, string Label, string LeadsTo)> Answers);

/// <summary>The decision of IEC 62304:2006 + A1:2015, 4.3 a, as data.</summary>
public static class ClassQuestions
{
    public static ImmutableArray<ClassQuestionText> All { get; } =
    [
        new(ClassQuestion.Contributes, "Can a failure of the software contribute to a hazardous situation?", "Take it that the software does fail.",
            [(ClassReply.No, "No", "class A"), (ClassReply.Yes, "Yes", "the next question")]),
        new(ClassQuestion.Unacceptable, "Counting only risk controls outside the software, is the remaining risk unacceptable?",
            "Outside are hardware, procedures, or software of another system that is independent; not controls in this software.",
            [(ClassReply.No, "No", "class A"), (ClassReply.Yes, "Yes", "the next question")]),
        new(ClassQuestion.Severity, "How serious is the worst harm that could result?",
            "Serious is what threatens life, harms permanently, or needs medical or surgical intervention to prevent that.",
            [(ClassReply.NotSerious, "No serious injury", "class B"), (ClassReply.Serious, "Death or serious injury", "class C")]),
    ];

    public static ClassQuestionText Of(ClassQuestion question) => All[(int)question];

    /// <summary>What an answer is called: "Yes".</summary>
    public static string Label(ClassReply reply) => All.SelectMany(q => q.Answers).First(a => a.Reply == reply).Label;

    public static bool Takes(ClassQuestion question, ClassReply reply) => Of(question).Answers.Any(a => a.Reply == reply);

    /// <summary>The class that an answer leads to; null when it leads to the next question.</summary>
    public static string? ClassAfter(ClassReply reply) => reply switch
    {
        ClassReply.No => "A",
        ClassReply.NotSerious => "B",
        ClassReply.Serious => "C",
        ClassReply.Yes => null,
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply, "Unknown reply."),
    };
}
