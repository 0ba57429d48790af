using Portal.Domain.People;

namespace Portal.Domain.Tests.People;

public sealed class DelegationTests
{
    private static readonly DateTime Start = new(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1, Role.Drafter, 7, "DelegationToOneself")]
    [InlineData(2, Role.Drafter, 0, "DelegationEnd")]
    [InlineData(2, Role.Drafter, 400, "DelegationTooLong")]
    [InlineData(2, Role.Administrator, 7, "DelegationOfAdministration")]
    public void What_cannot_be_delegated_is_refused(int to, Role role, int days, string code)
    {
        var refused = Assert.Throws<RefusedException>(() => new Delegation(1, to, role, Start, Start.AddDays(days), "出差", new Stamp(1, Start)));
        Assert.Equal(code, refused.Refusal.Code);
    }

    [Fact]
    public void It_holds_from_its_start_until_just_before_its_end()
    {
        var delegation = Given();

        Assert.False(delegation.IsActive(Start.AddTicks(-1)));
        Assert.True(delegation.IsActive(Start));
        Assert.False(delegation.IsActive(Start.AddDays(7)));
    }

    [Fact]
    public void Ended_early_it_holds_no_longer_and_cannot_be_ended_again()
    {
        var delegation = Given();
        delegation.End(Start.AddDays(1));

        Assert.False(delegation.IsActive(Start.AddDays(1)));
        Assert.Equal("DelegationOver", Assert.Throws<RefusedException>(() => delegation.End(Start.AddDays(2))).Refusal.Code);
    }

    [Fact]
    public void Ended_before_its_start_it_never_holds()
    {
        var delegation = Given();
        delegation.End(Start.AddDays(-1));

        Assert.False(delegation.IsActive(Start));
    }

    private static Delegation Given() => new(1, 2, Role.Signer, Start, Start.AddDays(7), "出差", new Stamp(1, Start.AddDays(-2)));
}
