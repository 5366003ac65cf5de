using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Suture.Storage.Tests.Support;

/// <summary>Runs a theory once on each database.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BothDatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Enum.GetValues<DatabaseKind>().Select(k => new TheoryDataRow<DatabaseKind>(k))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
