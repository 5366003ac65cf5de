using System.Security.Cryptography;

namespace Suture.Ledger.Tests.Notes;

public sealed class CheckpointTests
{
    private const string Stream = "device/PUMP";

    private static readonly SignedCheckpoint Signed = SignedCheckpoint.Sign(Example.Checkpoint, TestKeys.Signer);

    [Fact]
    public void A_checkpoint_is_three_lines_an_empty_one_and_a_signature()
    {
        var lines = Signed.ToString().Split('\n');
        lines[..4].ShouldBe(["suture.example.org/device/PUMP", "3", Convert.ToBase64String(Example.Checkpoint.Root.ToArray()), ""]);
        lines[4].ShouldStartWith("\u2014 suture.example.org ");
        lines.Length.ShouldBe(6);
        SignedCheckpoint.Parse(Signed.ToString()).Checkpoint.ShouldBe(Example.Checkpoint);
    }

    [Fact]
    public void The_key_id_is_the_start_of_the_hash_of_the_public_key_and_leads_each_signature()
    {
        var publicKey = TestKeys.Verifier.PublicKey.ToArray();
        TestKeys.Verifier.KeyId.ShouldBe(Convert.ToUInt32(Hash32.Sha256(publicKey).ToString()[..8], 16));
        var signature = Convert.FromBase64String(Signed.ToString().TrimEnd('\n').Split(' ')[^1]);
        Convert.ToHexStringLower(signature[..4]).ShouldBe(TestKeys.Verifier.KeyId.ToString("x8"));
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        key.VerifyData(System.Text.Encoding.UTF8.GetBytes(Example.Checkpoint.ToText()), signature[4..], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
    }

    [Fact]
    public void Any_change_of_one_character_is_malformed_or_does_not_hold()
    {
        var text = Signed.ToString();
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var other in (char[])['A', '1', '=', ' ', '\n', (char)(text[i] ^ 1)])
            {
                if (other == text[i])
                {
                    continue;
                }

                var changed = text[..i] + other + text[(i + 1)..];
                var holds = SignedCheckpoint.TryParse(changed, out var checkpoint, out _) && checkpoint.Verify(Stream, [TestKeys.Verifier]).Trust == CheckpointTrust.Trusted;
                holds.ShouldBeFalse($"character {i} changed to {other}");
            }

            var cut = text.Remove(i, 1);
            (SignedCheckpoint.TryParse(cut, out var shorter, out _) && shorter.Verify(Stream, [TestKeys.Verifier]).Trust == CheckpointTrust.Trusted).ShouldBeFalse();
        }
    }

    [Fact]
    public void Signatures_of_unknown_keys_are_passed_over_and_those_of_witnesses_are_counted()
    {
        var both = SignedCheckpoint.Sign(Example.Checkpoint, TestKeys.Witness, TestKeys.Signer);
        both.Verify(Stream, [TestKeys.Verifier]).SignedBy.ShouldBe([TestKeys.Verifier]);
        both.Verify(Stream, [TestKeys.Verifier, TestKeys.Witness.VerifierKey]).SignedBy.Length.ShouldBe(2);
        both.Verify(Stream, [TestKeys.Witness.VerifierKey]).Trust.ShouldBe(CheckpointTrust.WrongOrigin, "a witness alone does not make a checkpoint");
        both.Verify(Stream, [TestKeys.Stranger.VerifierKey]).Trust.ShouldBe(CheckpointTrust.UnknownKey);
        both.Verify(Stream, []).Trust.ShouldBe(CheckpointTrust.UnknownKey);
    }

    [Fact]
    public void One_signature_of_a_trusted_key_that_does_not_hold_spoils_the_whole()
    {
        var foreign = SignedCheckpoint.Sign(Example.Checkpoint with { Size = 4 }, TestKeys.Witness).Signatures[0];
        var mixed = SignedCheckpoint.Sign(Example.Checkpoint, TestKeys.Signer).With(foreign);
        mixed.Verify(Stream, [TestKeys.Verifier]).Trust.ShouldBe(CheckpointTrust.Trusted);
        mixed.Verify(Stream, [TestKeys.Verifier, TestKeys.Witness.VerifierKey]).Trust.ShouldBe(CheckpointTrust.BadSignature);
    }

    [Fact]
    public void A_checkpoint_counts_only_for_its_own_stream_and_installation()
    {
        Signed.Verify("device/OTHER", [TestKeys.Verifier]).Trust.ShouldBe(CheckpointTrust.WrongOrigin);
        Signed.Verify("PUMP", [TestKeys.Verifier]).Trust.ShouldBe(CheckpointTrust.WrongOrigin);
        SignedCheckpoint.Sign(Example.Checkpoint with { Origin = "other.example.org/device/PUMP" }, TestKeys.Signer)
            .Verify(Stream, [TestKeys.Verifier]).Trust.ShouldBe(CheckpointTrust.WrongOrigin);
    }

    [Theory]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", true)]
    [InlineData("a\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", false)]
    [InlineData("a\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", false)]
    [InlineData("a\n99999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", false)]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n", false)]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==\n", false)]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", false)]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n", false)]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", false)]
    [InlineData("a\n1\n", false)]
    public void Only_the_three_lines_of_a_checkpoint_are_read(string text, bool reads)
    {
        Checkpoint.TryParse(text, out var checkpoint, out var fault).ShouldBe(reads);
        (fault is null).ShouldBe(reads);
        checkpoint?.ToText().ShouldBe(text);
    }

    [Fact]
    public void A_note_without_signatures_or_with_other_characters_is_refused()
    {
        foreach (var wrong in (string[])["", "\n\n", "a\n", "a\n\n", "a\n\n\n", "a\n\nx\n", "a\n\n- k AAAAAAA=\n", "a\n\n\u2014 k AAAA\n", "a\n\n\u2014 k AAAAAAA=", "a\n\n\u2014  AAAAAAA=\n", "a\n\n\u2014 k+ AAAAAAA=\n", "a\t\n\n\u2014 k AAAAAAA=\n", "\ud800\n\n\u2014 k AAAAAAA=\n"])
        {
            SignedNote.TryParse(wrong, out _, out var fault).ShouldBeFalse(wrong);
            fault.ShouldNotBeNullOrEmpty();
        }

        SignedNote.TryParse("a\n\n\u2014 k AAAAAAA=\n", out _, out _).ShouldBeTrue();
        SignedNote.TryParse("a\n\n" + string.Concat(Enumerable.Repeat("\u2014 k AAAAAAA=\n", SignedNote.MaxSignatures)), out _, out _).ShouldBeTrue();
        SignedNote.TryParse("a\n\n" + string.Concat(Enumerable.Repeat("\u2014 k AAAAAAA=\n", SignedNote.MaxSignatures + 1)), out _, out _).ShouldBeFalse();
    }
}
