namespace Suture.Server.Tests.Support;

/// <summary>One host for the tests of a class, for tests that do not disturb each other.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    public SutureHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await SutureHost.StartAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
