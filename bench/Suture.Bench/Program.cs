using Suture.Bench.Frame;
using Suture.Bench.Jobs;

IJob[] jobs = [new LoadTraceCheck(), new ScoreCvss(), new RiskEvaluations(), new LayOutDiagram(), new ImportText(), new SqliteAppends(), new VerifyLedger(), new PostgresAppends(), new StartUp()];

if (args is [ChildProcess.Switch, var part, .. var arguments])
{
    ChildProcess.Answer(part switch
    {
        LoadTraceCheck.Child => await LoadChild.RunAsync(arguments[0], options: new BenchOptions([], Quick: arguments is [_, "quick"])),
        LoadTraceCheck.RawChild => LoadChild.RunRaw(arguments[0]),
        VerifyLedger.Child => await VerifyLedger.RunChildAsync(arguments[0]),
        _ => throw new InvalidOperationException($"No such part: {part}."),
    });
    return 0;
}

if (BenchOptions.Parse(args) is not { } options || options.Only.Except(jobs.Select(j => j.Name), StringComparer.OrdinalIgnoreCase).Any())
{
    Console.Error.WriteLine($"{BenchOptions.Usage}\nnames: {string.Join(", ", jobs.Select(j => j.Name))}");
    return 2;
}

Console.Out.WriteLine(MachineFacts.Line() + (options.Quick ? ". Quick run: a tenth of the size, so no target is judged fairly." : "."));
Console.Out.WriteLine();
var rows = new List<BenchRow>();
var broken = false;
foreach (var job in jobs.Where(options.Wants))
{
    try
    {
        await foreach (var row in job.RunAsync(options))
        {
            Progress.Say($"{row.Job}: {row.Ours}; {row.Limit}; {row.Ratio}");
            rows.Add(row);
        }
    }
    catch (Exception e)
    {
        // One job that breaks must not cost the numbers of the others; it is seen in the table and in the exit code.
        Console.Error.WriteLine(e);
        rows.Add(BenchRow.NotMeasured(job.Name, $"broke: {e.Message}", "it runs"));
        broken = true;
    }

    // What one job leaves behind must not be collected while the next is timed.
    GC.Collect();
}

ResultTable.Print(rows, Console.Out);
return broken ? 1 : 0;
