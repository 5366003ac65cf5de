using System.Reflection;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.Results;

namespace Suture.Architecture.Tests;

/// <summary>Every use case knows who asks: its first parameter is the caller, so that it can authorize before it acts.</summary>
public sealed class UseCaseTests
{
    // Not use cases: what use cases are made of.
    private static readonly Type[] Inner = [typeof(DeviceSessions), typeof(Suture.Application.Ledger.ReceiptPublisher)];

    [Fact]
    public void EveryUseCase_TakesTheCallerFirst() =>
        WithoutCaller(typeof(Caller).Assembly.GetTypes().Where(t => t.IsPublic && t.IsClass && t.Namespace?.StartsWith("Suture.Application.People", StringComparison.Ordinal) is false && !Inner.Contains(t)))
            .ShouldBeEmpty();

    [Fact]
    public void Twin_AUseCaseThatDoesNotAskWhoCalls_IsNamed() => WithoutCaller([typeof(Careless)]).ShouldBe(["Careless.ReadAsync"]);

    private static List<string> WithoutCaller(IEnumerable<Type> types) =>
        [.. from type in types
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where IsResult(method.ReturnType) && method.GetParameters().FirstOrDefault()?.ParameterType != typeof(Caller)
            select $"{type.Name}.{method.Name}"];

    private static bool IsResult(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Result<>) || (type.GetGenericTypeDefinition() == typeof(Task<>) && IsResult(type.GetGenericArguments()[0])));

    private sealed class Careless
    {
        public Task<Result<int>> ReadAsync(string device) => Task.FromResult<Result<int>>(device.Length);
    }
}
