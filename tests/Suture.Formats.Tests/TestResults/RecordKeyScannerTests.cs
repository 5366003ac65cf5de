using CsCheck;
using Suture.Domain.Records;
using Suture.Formats.TestResults;

namespace Suture.Formats.Tests.TestResults;

public sealed class RecordKeyScannerTests
{
    /// <summary>From the domain, so that a new kind of record is missed here and not in the field.</summary>
    private static readonly string[] Prefixes = Enum.GetNames<RecordKind>();

    private static readonly string[] LowerPrefixes = ["un", "sys", "srs", "tc", "haz", "hs", "cau", "rc", "ast", "tm", "thr", "fnd", "pr", "cr", "capa", "fb", "adv"];

    [Theory]
    [InlineData("SRS-12", "SRS-12")]
    [InlineData("rejects an overdose [SRS-12, RC-3]", "SRS-12 RC-3")]
    [InlineData("SRS-12: stops. See SRS-12.", "SRS-12")]
    [InlineData("PUMP/SRS-12 and SRS-12", "PUMP/SRS-12 SRS-12")]
    [InlineData("PUMP-2/TC-7", "PUMP-2/TC-7")]
    [InlineData("tests/SRS-12/x", "SRS-12")]
    [InlineData("TestSRS_12_rejects_overdose", "SRS-12")]
    [InlineData("Suture.Pump.SRS_12_RC_3.Stops", "SRS-12 RC-3")]
    [InlineData("SRS_12", "SRS-12")]
    [InlineData("test_srs_12_rejects", "SRS-12")]
    [InlineData("test_srs_12", "SRS-12")]
    [InlineData("tests::srs_12_rc_3_stops", "SRS-12 RC-3")]
    [InlineData("test_bolus[SRS-12-5mL]", "SRS-12")]
    [InlineData("SRS-012", "SRS-012")]
    [InlineData("verifies-SRS-12", "SRS-12")]
    [InlineData("(TC-7)", "TC-7")]
    public void Finds_what_names_a_record(string text, string keys) => RecordKeyScanner.Find(text).ShouldBe(keys.Split(' '));

    [Theory]
    [InlineData("CRC-32 and CRC_32")]
    [InlineData("SHA-256, UTF-8, ISO-8859-1, TLS-1, RFC-6962")]
    [InlineData("ACME-SRS-12")]
    [InlineData("SRS-12a")]
    [InlineData("SRS-12.5")]
    [InlineData("DOC-1-2")]
    [InlineData("CAPA-2024-017")]
    [InlineData("SRS-")]
    [InlineData("SRS 12")]
    [InlineData("SRS12")]
    [InlineData("Srs-12")]
    [InlineData("srs-12")]
    [InlineData("test_item_3_is_removed")]
    [InlineData("test_run_2_times")]
    [InlineData("testsrs_12")]
    [InlineData("1.0.0-RC-1")]
    [InlineData("mysrs_12_x")]
    [InlineData("SRS-1234567890")]
    [InlineData("ÄSRS-1")]
    [InlineData("")]
    public void Does_not_find_keys_where_none_are_meant(string text) => RecordKeyScanner.Find(text).ShouldBeEmpty();

    [Fact]
    public void Finds_every_key_placed_between_word_boundaries()
    {
        var key = Gen.Select(OneOf(Prefixes), Gen.Int[1, 999_999_999], (p, n) => $"{p}-{n}");
        var glue = OneOf(" ", ", ", "; ", " (", ") ", ": ", " and ", "\n", "|", "[", "]");
        Gen.Select(key, glue).List[1, 8].Sample(parts =>
        {
            var text = "x " + string.Concat(parts.Select(p => p.Item1 + p.Item2));
            RecordKeyScanner.Find(text).ShouldBe(parts.Select(p => p.Item1).Distinct(StringComparer.Ordinal));
        });
    }

    [Fact]
    public void Underscore_spellings_mean_the_same_key()
    {
        Gen.Select(OneOf(LowerPrefixes), Gen.Int[1, 99_999], OneOf("", "_rejects", "_5_ml", "()", "[a]")).Sample((prefix, number, tail) =>
        {
            var key = $"{prefix.ToUpperInvariant()}-{number}";
            RecordKeyScanner.Find($"test_{prefix}_{number}{tail}").ShouldBe([key]);
            RecordKeyScanner.Find($"Test{prefix.ToUpperInvariant()}_{number}{tail}").ShouldBe([key]);
        });
    }

    [Fact]
    public void A_letter_or_digit_glued_to_a_key_hides_it()
    {
        Gen.Select(OneOf(Prefixes), Gen.Int[1, 99_999], Gen.Char["ABCXYZ0189"], Gen.Char["abcXYZ"]).Sample((prefix, number, before, after) =>
        {
            var found = RecordKeyScanner.Find($"{before}{prefix}-{number}").Concat(RecordKeyScanner.Find($"{prefix}-{number}{after}"));
            found.ShouldBeEmpty();
        });
    }

    [Fact]
    public void Whatever_is_found_has_the_shape_of_a_key_and_stands_in_the_text()
    {
        Gen.String[Gen.Char["SRCTHZsrc_-/0129. PUM"], 0, 60].Sample(text =>
        {
            foreach (var key in RecordKeyScanner.Find(text))
            {
                var plain = key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];
                Prefixes.ShouldContain(plain.Split('-')[0]);
                text.Replace('_', '-').ToUpperInvariant().ShouldContain(key);
            }
        });
    }

    [Fact]
    public void A_very_long_text_is_scanned_in_linear_time()
    {
        foreach (var unit in (string[])["A-", "SRS-", "PUMP/", "A", "SRS_1", "9"])
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            RecordKeyScanner.Find(string.Concat(Enumerable.Repeat(unit, 500_000))).Count().ShouldBeLessThan(2);
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), unit);
        }
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
