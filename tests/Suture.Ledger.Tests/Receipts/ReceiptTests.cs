using System.Text;

namespace Suture.Ledger.Tests.Receipts;

public sealed class ReceiptTests
{
    private static readonly SignedCheckpoint Signed = SignedCheckpoint.Sign(Example.Checkpoint, TestKeys.Signer);

    [Fact]
    public void The_receipt_of_each_entry_holds_and_gives_the_entry()
    {
        for (var i = 0; i < Example.Entries.Length; i++)
        {
            var result = ReceiptVerifier.Verify(Example.Receipt(i, Signed).ToText(), [TestKeys.Verifier]);
            result.Fault.ShouldBe(ReceiptFault.None, result.Message);
            result.Ok.ShouldBeTrue();
            result.Entry.ShouldBe(EntryCodec.Decode(Example.Entries[i]));
            result.Checkpoint.ShouldBe(Example.Checkpoint);
            result.SignedBy.ShouldBe([TestKeys.Verifier]);
        }
    }

    [Fact]
    public void Any_change_of_one_character_is_found()
    {
        var text = Example.Receipt(1, Signed).ToText();
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var other in (char[])['A', '1', ' ', '\n', (char)(text[i] ^ 1)])
            {
                if (other != text[i])
                {
                    ReceiptVerifier.Verify(text[..i] + other + text[(i + 1)..], [TestKeys.Verifier]).Ok.ShouldBeFalse($"character {i} changed to {other}");
                }
            }

            ReceiptVerifier.Verify(text.Remove(i, 1), [TestKeys.Verifier]).Ok.ShouldBeFalse($"character {i} left out");
        }
    }

    [Fact]
    public void What_is_wrong_is_named()
    {
        var good = Example.Receipt(1, Signed);
        Fault(good with { EntryBytes = "{}"u8.ToArray() }).ShouldBe(ReceiptFault.EntryNotCanonical);
        Fault(good with { EntryBytes = Changed(e => e with { Actor = "eve" }) }).ShouldBe(ReceiptFault.ProofDoesNotFit);
        Fault(good with { EntryBytes = Changed(e => e with { Stream = "device/OTHER" }) }).ShouldBe(ReceiptFault.WrongOrigin);
        Fault(good with { Index = 2 }).ShouldBe(ReceiptFault.IndexMismatch);
        Fault(good with { Index = 3, EntryBytes = Changed(e => e with { Index = 3 }) }).ShouldBe(ReceiptFault.BeyondCheckpoint);
        Fault(good with { Proof = [] }).ShouldBe(ReceiptFault.ProofDoesNotFit);
        Fault(good with { Proof = [.. good.Proof.Reverse()] }).ShouldBe(ReceiptFault.ProofDoesNotFit);
        Fault(good with { Checkpoint = SignedCheckpoint.Sign(Example.Checkpoint, TestKeys.Stranger) }).ShouldBe(ReceiptFault.UnknownKey);
        Fault(good with { Checkpoint = SignedCheckpoint.Sign(Example.Checkpoint with { Root = Hash32.Zero }, TestKeys.Signer) }).ShouldBe(ReceiptFault.ProofDoesNotFit);
        Fault(good with { Checkpoint = SignedCheckpoint.Parse(Signed.ToString().Replace("\n3\n", "\n4\n", StringComparison.Ordinal)) }).ShouldBe(ReceiptFault.BadSignature);
        ReceiptVerifier.Verify("hello", [TestKeys.Verifier]).Fault.ShouldBe(ReceiptFault.Malformed);
        ReceiptVerifier.Verify(good, []).Fault.ShouldBe(ReceiptFault.UnknownKey);
    }

    [Fact]
    public void A_receipt_that_is_malformed_is_refused_with_the_reason()
    {
        var text = Example.Receipt(1, Signed).ToText();
        foreach (var (wrong, why) in ((string, string)[])
        [
            ("", "empty line"),
            (text.Replace("@v1", "@v2", StringComparison.Ordinal), "first line"),
            (text.Replace("extra ", "other ", StringComparison.Ordinal), "second line"),
            (text.Replace("index 1", "index 01", StringComparison.Ordinal), "third line"),
            (text.Replace("index 1\n", "index 1\nAAAA\n", StringComparison.Ordinal), "63 lines"),
            (text.Replace("index 1\n", "index 1\n" + string.Concat(Enumerable.Repeat(Convert.ToBase64String(new byte[32]) + "\n", 64)), StringComparison.Ordinal), "63 lines"),
            (text.Replace("\u2014", "-", StringComparison.Ordinal), "em dash"),
        ])
        {
            Receipt.TryParse(wrong, out _, out var fault).ShouldBeFalse();
            fault!.ShouldContain(why);
        }

        Should.Throw<FormatException>(() => Receipt.Parse("x"));
    }

    private static byte[] Changed(Func<Entry, Entry> change) => EntryCodec.Encode(change(EntryCodec.Decode(Example.Entries[1])));

    private static ReceiptFault Fault(Receipt receipt)
    {
        var result = ReceiptVerifier.Verify(receipt, [TestKeys.Verifier]);
        result.Message.ShouldNotBeEmpty();
        return result.Fault;
    }
}
