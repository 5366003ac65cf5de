using CsCheck;
using Suture.Domain.Records;

namespace Suture.Domain.Tests.Records;

public sealed class RecordIdTests
{
    [Theory]
    [InlineData("SRS-12", RecordKind.SRS, 12)]
    [InlineData("UN-1", RecordKind.UN, 1)]
    [InlineData("CAPA-9999999", RecordKind.CAPA, 9999999)]
    public void TryParse_KeyInItsOneSpelling_GivesKindAndNumber(string text, RecordKind kind, int number)
    {
        RecordId.TryParse(text, out var id).ShouldBeTrue();
        id.ShouldBe(new RecordId(kind, number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("SRS")]
    [InlineData("SRS-")]
    [InlineData("SRS-0")]
    [InlineData("SRS-012")]
    [InlineData("SRS-12 ")]
    [InlineData(" SRS-12")]
    [InlineData("srs-12")]
    [InlineData("XYZ-12")]
    [InlineData("SRS--12")]
    [InlineData("SRS-1٢")]
    [InlineData("SRS-10000000")]
    [InlineData("PUMP/SRS-12")]
    public void TryParse_AnyOtherSpelling_IsRefused(string text) => RecordId.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void ToString_ReadBack_GivesTheSameId() =>
        Gen.Select(Gen.Enum<RecordKind>(), Gen.Int[1, RecordId.MaxNumber]).Sample((kind, number) =>
        {
            var id = new RecordId(kind, number);
            return RecordId.TryParse(id.ToString(), out var back) && back == id;
        });

    [Fact]
    public void CompareTo_OrdersByKindThenNumber() =>
        new[] { RecordId.Parse("SRS-10"), RecordId.Parse("SRS-9"), RecordId.Parse("UN-11") }.Order().Select(i => i.ToString()).ShouldBe(["UN-11", "SRS-9", "SRS-10"]);

    [Theory]
    [InlineData("PUMP/SRS-3", true)]
    [InlineData("SRS-3", true)]
    [InlineData("VENT/SRS-3", false)]
    [InlineData("PUM/SRS-3", false)]
    public void TryParseIn_TakesKeysOfThatDeviceOnly(string key, bool ok) => DeviceKey.TryParseIn("PUMP", key, out _).ShouldBe(ok);

    [Theory]
    [InlineData("PUMP", true)]
    [InlineData("P2-X", true)]
    [InlineData("P", false)]
    [InlineData("2P", false)]
    [InlineData("pump", false)]
    [InlineData("PUMP-", false)]
    [InlineData("PUMP/X", false)]
    [InlineData("ABCDEFGHIJKLMNOPQ", false)]
    public void IsValid_DeviceKey_FollowsItsRule(string key, bool ok) => DeviceKey.IsValid(key).ShouldBe(ok);
}
