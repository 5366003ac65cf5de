using System.Collections.Concurrent;
using Suture.Storage.Appending;
using Suture.Storage.Data;

namespace Suture.Storage.Sqlite;

/// <summary>
/// The one writer. Whoever comes while nobody writes takes all that waits, runs each job in a savepoint of one transaction, commits
/// once and answers all: SQLite has one writer anyway, a commit costs far more than a job, and a thread of its own would cost every
/// single append two changes of thread.
/// </summary>
internal sealed class SqliteWriter(string file) : IDisposable
{
    private const int MostJobs = 256;
    private readonly ConcurrentQueue<Job> queue = new();
    private readonly Lock gate = new();
    private readonly SqliteSession session = new(file, isWriter: true);
    private readonly List<Job> jobs = new(MostJobs);
    private readonly Dictionary<string, StreamState> heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamState> staged = new(StringComparer.Ordinal);
    private long dataVersion = -1;
    private volatile bool closed;

    /// <summary>Runs work in a transaction; what it returns is durable when the task ends.</summary>
    public Task<T> RunAsync<T>(Func<Context, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(closed, typeof(ISutureStore));
        var job = new Job<T>(work, cancellationToken);
        queue.Enqueue(job);
        Lead();
        return job.Answer.Task;
    }

    /// <summary>Ends what was taken in before.</summary>
    public void Dispose()
    {
        closed = true;
        lock (gate)
        {
            while (!queue.IsEmpty)
            {
                RunWaiting();
            }

            session.Dispose();
        }
    }

    private void Lead()
    {
        if (!gate.TryEnter())
        {
            return; // who holds it looks at the queue again after letting go
        }

        try
        {
            if (!closed)
            {
                RunWaiting();
            }
        }
        finally
        {
            gate.Exit();
        }

        Interlocked.MemoryBarrier();
        if (!queue.IsEmpty)
        {
            // This caller's own job is done; somebody else goes on with what came in between.
            ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.Lead(), this, preferLocal: false);
        }
    }

    private void RunWaiting()
    {
        jobs.Clear();
        while (jobs.Count < MostJobs && queue.TryDequeue(out var next))
        {
            jobs.Add(next);
        }

        if (jobs.Count == 0)
        {
            return;
        }

        try
        {
            RunTogether();
        }
        catch (Exception e)
        {
            Abandon();
            jobs.ForEach(j => j.Fault ??= e);
        }

        jobs.ForEach(j => j.Complete());
    }

    private void RunTogether()
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
