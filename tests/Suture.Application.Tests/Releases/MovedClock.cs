namespace Suture.Application.Tests.Releases;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class MovedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public void Move(TimeSpan by) => now += by;

    public override DateTimeOffset GetUtcNow() => now;
}
