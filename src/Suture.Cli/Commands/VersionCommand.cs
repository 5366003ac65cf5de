using System.CommandLine;
using System.Reflection;
using Suture.Cli.Help;

namespace Suture.Cli.Commands;

/// <summary><c>suture version</c>.</summary>
internal static class VersionCommand
{
    /// <summary>Version of the product, without the build's hash.</summary>
    public static string Version { get; } =
        (typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    public static Command Build(CliHost host) => new SutureCommand("version", "Print the version of Suture.", "suture version").Runs(host, context =>
    {
        context.Host.Out.WriteLine(context.Json ? $"{{\"version\":\"{Version}\"}}" : "suture " + Version);
        return Task.FromResult(ExitCode.Fine);
    });
}
