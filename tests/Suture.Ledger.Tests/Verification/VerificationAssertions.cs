namespace Suture.Ledger.Tests.Verification;

internal static class VerificationAssertions
{
    public static void ShouldName(this LedgerVerification result, LedgerProblemKind kind, long? index)
    {
        result.Ok.ShouldBeFalse();
        result.Problems.ShouldContain(p => p.Kind == kind && p.Index == index, string.Join('\n', result.Problems.Select(p => $"{p.What} {p.Index}: {p.Message}")));
    }
}
