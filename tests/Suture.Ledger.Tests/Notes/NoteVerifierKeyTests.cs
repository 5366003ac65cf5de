using System.Security.Cryptography;

namespace Suture.Ledger.Tests.Notes;

public sealed class NoteVerifierKeyTests
{
    [Fact]
    public void A_key_reads_back_from_its_text()
    {
        var text = TestKeys.Verifier.ToString();
        NoteVerifierKey.Parse(text).ShouldBe(TestKeys.Verifier);
        NoteVerifierKey.Parse(text).GetHashCode().ShouldBe(TestKeys.Verifier.GetHashCode());
        TestKeys.Verifier.ShouldNotBe(TestKeys.Stranger.VerifierKey);
    }

    [Fact]
    public void Any_change_of_one_character_gives_no_key_or_one_of_another_name()
    {
        var text = TestKeys.Verifier.ToString();
        for (var i = 0; i < text.Length; i++)
        {
            var changed = text[..i] + (text[i] == 'b' ? 'c' : 'b') + text[(i + 1)..];
            if (NoteVerifierKey.TryParse(changed, out var key))
            {
                key.Name.ShouldNotBe(TestKeys.Installation);
                key.PublicKey.ToArray().ShouldBe(TestKeys.Verifier.PublicKey.ToArray());
            }
        }
    }

    [Fact]
    public void Keys_on_other_curves_and_of_other_kinds_are_refused()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        Should.Throw<ArgumentException>(() => NoteVerifierKey.Of("a", p384.ExportSubjectPublicKeyInfo()));
        Should.Throw<ArgumentException>(() => NoteVerifierKey.Of("a", rsa.ExportSubjectPublicKeyInfo()));
        Should.Throw<ArgumentException>(() => NoteVerifierKey.Of("a b", TestKeys.Verifier.PublicKey));
        Should.Throw<ArgumentException>(() => NoteVerifierKey.Of("a+b", TestKeys.Verifier.PublicKey));
        Should.Throw<ArgumentException>(() => NoteVerifierKey.Of("", TestKeys.Verifier.PublicKey));
        Should.Throw<ArgumentException>(() => NoteVerifierKey.Of("a", [.. TestKeys.Verifier.PublicKey, 0]));
        foreach (var wrong in (string?[])[null, "", "a", "a+b", "a+00000000+AA==", "a+00000000+A"])
        {
            NoteVerifierKey.TryParse(wrong, out _).ShouldBeFalse();
        }

        Should.Throw<FormatException>(() => NoteVerifierKey.Parse("a"));
        Should.Throw<ArgumentException>(() => EcdsaNoteSigner.FromPem("a", "no key"));
    }
}
