using Suture.Application.Access;
using Suture.Domain.People;

namespace Suture.Application.Tests;

public sealed class CallerTests
{
    [Theory]
    [InlineData(TokenScope.Full, Permission.Sign, false)]
    [InlineData(TokenScope.Full, Permission.WriteRecords, true)]
    [InlineData(TokenScope.Read, Permission.WriteRecords, false)]
    [InlineData(TokenScope.Read, Permission.Read, true)]
    [InlineData(TokenScope.Evidence, Permission.WriteEvidence, true)]
    [InlineData(TokenScope.Evidence, Permission.ReadGate, true)]
    [InlineData(TokenScope.Evidence, Permission.Read, false)]
    [InlineData(TokenScope.Evidence, Permission.ReadFindings, false)]
    public void May_WithAToken_IsAtMostItsScope(TokenScope scope, Permission permission, bool may) =>
        new Caller("mei", [Role.Quality], new CallerToken("1", "ci", scope, null)).May(permission).ShouldBe(may);

    [Fact]
    public void May_WithAToken_IsNeverMoreThanItsOwner() =>
        new Caller("eva", [Role.Auditor], new CallerToken("1", "ci", TokenScope.Full, null)).May(Permission.WriteEvidence).ShouldBeFalse();

    [Fact]
    public void Refusal_OfATokenForAnotherDevice_NamesItsDevice()
    {
        var caller = new Caller("mei", [Role.Quality], new CallerToken("1", "ci", TokenScope.Evidence, "PUMP"));
        caller.Refusal(Permission.WriteEvidence, "PUMP").ShouldBeNull();
        caller.Refusal(Permission.WriteEvidence, "VENT")!.Message.ShouldContain("PUMP");
        caller.Actor.ShouldBe("mei (token ci)");
    }
}
