using System.Reflection;
using Microsoft.AspNetCore.Components;
using Suture.Application.Access;
using Suture.Server;

namespace Suture.Architecture.Tests;

/// <summary>Pages call use cases, which authorize. A page that reaches storage or the sessions would walk around that.</summary>
public sealed class PageTests
{
    private static readonly Type[] Forbidden = [typeof(Suture.Application.Devices.DeviceSessions), typeof(Suture.Application.Ledger.ReceiptPublisher), typeof(Suture.Application.Ledger.LedgerKey)];

    [Fact]
    public void NoComponent_InjectsStorageOrWhatUseCasesAreMadeOf() =>
        Violations(typeof(SutureServer).Assembly.GetTypes()).ShouldBeEmpty("A page must go through a use case of Suture.Application, which authorizes.");

    [Fact]
    public void ThereAreComponents_ForTheRuleToLookAt() => typeof(SutureServer).Assembly.GetTypes().Count(t => t.IsSubclassOf(typeof(ComponentBase))).ShouldBeGreaterThan(10);

    [Fact]
    public void Twin_AComponentThatInjectsTheStore_IsNamed() => Violations([typeof(Sneaky)]).ShouldBe(["Sneaky.Store"]);

    private static List<string> Violations(IEnumerable<Type> types) =>
        [.. from type in types
            where type.IsSubclassOf(typeof(ComponentBase))
            from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where property.GetCustomAttribute<InjectAttribute>() is not null
            where property.PropertyType.Assembly == typeof(Suture.Storage.ISutureStore).Assembly || Forbidden.Contains(property.PropertyType)
            select $"{type.Name}.{property.Name}"];

    private sealed class Sneaky : ComponentBase
    {
        [Inject]
        private Suture.Storage.ISutureStore Store { get; set; } = default!;

        public override string ToString() => Store?.ToString() ?? string.Empty;
    }
}
