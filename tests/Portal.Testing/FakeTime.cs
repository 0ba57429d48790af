namespace Portal.Testing;

/// <summary>A clock that stands until it is moved.</summary>
public sealed class FakeTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public DateTimeOffset Now => _now;

    public void Advance(TimeSpan by) => _now += by;

    public void MoveTo(DateTimeOffset moment) => _now = moment;

    public override DateTimeOffset GetUtcNow() => _now;
}
