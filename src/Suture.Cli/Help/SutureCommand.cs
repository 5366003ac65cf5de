using System.CommandLine;

namespace Suture.Cli.Help;

/// <summary>A command with examples, which stand at the end of its help page.</summary>
internal sealed class SutureCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Whole command lines, as a person would type them.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
