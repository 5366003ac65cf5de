using System.CommandLine;
using System.CommandLine.Help;
using Suture.Cli.Help;

namespace Suture.Cli.Commands;

/// <summary>All commands.</summary>
internal static class CommandTree
{
    public static RootCommand Build(CliHost host)
    {
        var root = new RootCommand("Suture keeps the safety, security and software records of a connected medical device in one graph over a tamper-evident ledger, and answers which clause has which evidence.");
        foreach (var option in root.Options.OfType<VersionOption>().ToList())
        {
            root.Options.Remove(option);
        }

        root.With(GlobalOptions.Data, GlobalOptions.Server, GlobalOptions.Json, GlobalOptions.Quiet);
        root.With(
            DemoCommand.Build(host),
            ServeCommand.Build(host),
            InitCommand.Build(host),
            DeviceCommands.Build(host),
            ImportCommands.Build(host),
            ExportCommands.Build(host),
            RecordCommands.Build(host),
            LinkCommands.Build(host),
            TraceCommand.Build(host),
            ImpactCommand.Build(host),
            CheckCommand.Build(host),
            CvssCommand.Build(host),
            RiskCommands.Build(host),
            ViewCommands.Build(host),
            ThreatPathsCommand.Build(host),
            SecurityRiskCommands.Risk(host),
            SecurityRiskCommands.Loop(host),
            SecurityRiskCommands.Controls(host),
            ThreatModelCommands.Build(host),
            CrosswalkCommand.Build(host),
            StandardCommands.Build(host),
            AttestCommand.Build(host),
            InstallationCommand.Build(host),
            ClassifyCommand.Build(host),
            LegacyCommand.Build(host),
            PlanCommands.Build(host),
            ReleaseCommands.Build(host),
            LedgerCommands.Build(host),
            UserCommands.Build(host),
            TokenCommands.Build(host),
            VersionCommand.Build(host));
        root.Options.OfType<HelpOption>().Single().Action = new HelpPage(host);
        root.SetAction(_ =>
        {
            HelpPage.Write(root, host.Out, Math.Min(host.Width, 100));
            return ExitCode.Fine;
        });
        return root;
    }
}
