using System.Collections.Concurrent;
using Suture.Storage.Appending;
using Suture.Storage.Data;

namespace Suture.Storage.Sqlite;

/// <summary>
/// The one thread that writes. It takes all that waits, runs each job in a savepoint of one transaction, commits once and then
/// answers all: SQLite has one writer anyway, and a commit costs far more than a job.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MostJobs = 256;
    private readonly BlockingCollection<Job> queue = [];
    private readonly SqliteSession session;
    private readonly Thread thread;
    private readonly Dictionary<string, StreamState> heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamState> staged = new(StringComparer.Ordinal);
    private long dataVersion = -1;

    public SqliteWriter(string file)
    {
        session = new SqliteSession(file, isWriter: true);
        thread = new Thread(Loop) { IsBackground = true, Name = "Suture ledger writer" };
        thread.Start();
    }

    /// <summary>Runs work in a transaction; what it returns is durable when the task ends.</summary>
    public Task<T> RunAsync<T>(Func<Context, T> work, CancellationToken cancellationToken)
    {
        var job = new Job<T>(work, cancellationToken);
        try
        {
            queue.Add(job, CancellationToken.None);
        }
        catch (InvalidOperationException e)
        {
            throw new ObjectDisposedException("The store is closed.", e);
        }

        return job.Answer.Task;
    }

    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        session.Dispose();
        queue.Dispose();
    }

    private void Loop()
    {
        var jobs = new List<Job>(MostJobs);
        foreach (var first in queue.GetConsumingEnumerable())
        {
            jobs.Clear();
            jobs.Add(first);
            while (jobs.Count < MostJobs && queue.TryTake(out var next))
            {
                jobs.Add(next);
            }

            try
            {
                RunTogether(jobs);
            }
            catch (Exception e)
            {
                Abandon();
                jobs.ForEach(j => j.Fault ??= e);
            }

            jobs.ForEach(j => j.Complete());
        }
    }

    private void RunTogether(List<Job> jobs)
    {
        session.Execute("BEGIN IMMEDIATE");

        // Another process may have written; its commits change this number and ours do not.
        var version = session.ReadNumber("PRAGMA data_version");
        if (version != dataVersion)
        {
            heads.Clear();
            dataVersion = version;
        }

        var alone = jobs.Count == 1;
        foreach (var job in jobs)
        {
            RunOne(job, alone);
        }

        if (alone && jobs[0].Fault is not null)
        {
            session.Execute("ROLLBACK");
            return;
        }

        session.Execute("COMMIT");
        foreach (var (name, state) in staged)
        {
            heads[name] = state;
        }

        staged.Clear();
    }

    private void RunOne(Job job, bool alone)
    {
        if (!alone)
        {
            session.Execute("SAVEPOINT job");
        }

        var context = new Context(this);
        try
        {
            job.Run(context);
        }
        catch (Exception e)
        {
            job.Fault = e;
            if (!session.InTransaction)
            {
                throw; // a full disk or the like: SQLite has rolled all back, so nobody's work is there
            }

            if (!alone)
            {
                session.Execute("ROLLBACK TO job");
                session.Execute("RELEASE job");
            }

            return;
        }

        if (!alone)
        {
            session.Execute("RELEASE job");
        }

        foreach (var (name, state) in context.Changed)
        {
            staged[name] = state;
        }
    }

    private void Abandon()
    {
        staged.Clear();
        heads.Clear();
        try
        {
            if (session.InTransaction)
            {
                session.Execute("ROLLBACK");
            }
        }
        catch (Exception)
        {
            // Nothing was committed; the next job meets the same trouble and says so.
        }
    }

    /// <summary>What a job sees: the session, and the heads as this transaction has them.</summary>
    internal sealed class Context(SqliteWriter writer)
    {
        public SqliteSession Session => writer.session;

        public Dictionary<string, StreamState> Changed { get; } = new(StringComparer.Ordinal);

        public StreamState? Head(string stream) =>
            Changed.TryGetValue(stream, out var state) || writer.staged.TryGetValue(stream, out state) || writer.heads.TryGetValue(stream, out state) ? state : null;

        /// <summary>Keeps a head that was read in this transaction and is not changed by it.</summary>
        public void Know(StreamState state) => writer.heads[state.Name] = state;

        /// <summary>Forgets all heads: rows were replaced.</summary>
        public void Forget()
        {
            writer.heads.Clear();
            writer.staged.Clear();
        }
    }

    private abstract class Job
    {
        public Exception? Fault { get; set; }

        public abstract void Run(Context context);

        public abstract void Complete();
    }

    private sealed class Job<T>(Func<Context, T> work, CancellationToken cancellationToken) : Job
    {
        private T? result;

        public TaskCompletionSource<T> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void Run(Context context)
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = work(context);
        }

        public override void Complete()
        {
            if (Fault is null)
            {
                Answer.SetResult(result!);
            }
            else if (Fault is OperationCanceledException)
            {
                Answer.SetCanceled(cancellationToken);
            }
            else
            {
                Answer.SetException(Fault);
            }
        }
    }
}
