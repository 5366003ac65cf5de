using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Suture.Ledger.Tests.Json;

/// <summary>RFC 8785: what each rule gives, and that what has no canonical form is refused.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData(""" { "b" : 1 , "a" : [ true , null ] } """, """{"a":[true,null],"b":1}""")]
    [InlineData("""{"z":{"y":1,"x":2},"a":{"d":[{"n":1,"m":2}],"c":{}}}""", """{"a":{"c":{},"d":[{"m":2,"n":1}]},"z":{"x":2,"y":1}}""")]
    [InlineData("""{"10":1,"2":2,"A":3,"a":4,"":5}""", """{"":5,"10":1,"2":2,"A":3,"a":4}""")]
    [InlineData("\"\\u0041\\/\\u00e9\\ud83d\\ude00\\u007f\"", "\"A/é😀\u007f\"")]
    [InlineData("\"\\u0000\\u0008\\u0009\\u000a\\u000b\\u000C\\u000d\\u001F\\\"\\\\\"", "\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\\"")]
    [InlineData("\"\\u2028\"", "\"\u2028\"")]
    [InlineData("[]", "[]")]
    [InlineData("  \"x\"\n", "\"x\"")]
    public void Canonicalize_gives_the_one_form(string json, string expected) => Canonical(json).ShouldBe(expected);

    [Fact]
    public void Names_are_ordered_by_UTF_16_code_units_and_not_by_code_points()
    {
        // U+1F600 is D83D DE00 in UTF-16, so it comes before U+FB33, though its code point is larger.
        var json = "{\"\ufb33\":1,\"\U0001F600\":2,\"\u20ac\":3,\"\\r\":4,\"1\":5,\"\u0080\":6,\"\u00f6\":7}";
        Canonical(json).ShouldBe("{\"\\r\":4,\"1\":5,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":3,\"\U0001F600\":2,\"\ufb33\":1}");
        CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes("{\"\U0001F600\":2,\"\ufb33\":1}")).ShouldBeTrue();
        CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes("{\"\ufb33\":1,\"\U0001F600\":2}")).ShouldBeFalse();
        CanonicalJson.IsCanonical("""{"\b":1,"\t":2}"""u8).ShouldBeTrue();
        CanonicalJson.IsCanonical("""{"\t":2,"\b":1}"""u8).ShouldBeFalse();
    }

    // Bits of the double and its text: the values of RFC 8785, appendix B, and some of our own.
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    [InlineData(0x3fb999999999999a, "0.1")]
    [InlineData(0x4059000000000000, "100")]
    [InlineData(0x405edd2f1a9fbe77, "123.456")]
    [InlineData(0x3f50624dd2f1a9fc, "0.001")]
    public void Numbers_are_written_as_ECMAScript_does(ulong bits, string expected)
    {
        var writer = new CanonicalJsonWriter();
        writer.WriteNumber(BitConverter.UInt64BitsToDouble(bits));
        Encoding.UTF8.GetString(writer.ToArray()).ShouldBe(expected);
        CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(expected)).ShouldBeTrue();
        Canonical(expected).ShouldBe(expected);
    }

    [Fact]
    public void Any_double_is_written_so_that_it_reads_back_and_stays_as_it_is() =>
        Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite).Sample(
            value =>
            {
                var writer = new CanonicalJsonWriter();
                writer.WriteNumber(value);
                double.Parse(writer.WrittenSpan, NumberStyles.Float, CultureInfo.InvariantCulture).ShouldBe(value == 0 ? 0 : value);
                CanonicalJson.IsCanonical(writer.WrittenSpan).ShouldBeTrue();
            },
            iter: 20_000);

    [Theory]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("1E30", "1e+30")]
    [InlineData("-0", "0")]
    [InlineData("333333333.33333329", "333333333.3333333")]
    [InlineData("1000000000000000000000000", "1e+24")]
    [InlineData("9007199254740991", "9007199254740991")]
    public void Numbers_written_otherwise_get_the_one_form(string json, string expected) => Canonical(json).ShouldBe(expected);

    [Theory]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"a":1,"b":{"x":1,"\u0078":2}}""")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("NaN")]
    [InlineData("[Infinity]")]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("9007199254740993")]
    [InlineData("12345678901234567890")]
    [InlineData("01")]
    [InlineData("[1,]")]
    [InlineData("[1] [2]")]
    [InlineData("")]
    [InlineData("{\"a\":1")]
    [InlineData("/* no */1")]
    public void What_has_no_canonical_form_is_refused(string json) => Should.Throw<CanonicalJsonException>(() => Canonical(json));

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused()
    {
        foreach (var bytes in (byte[][])[[0x22, 0xff, 0x22], [0x22, 0xc0, 0x80, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22], [0x22, 0xe2, 0x82, 0x22], [0xef, 0xbb, 0xbf, 0x31]])
        {
            Should.Throw<CanonicalJsonException>(() => CanonicalJson.Canonicalize(bytes));
            CanonicalJson.IsCanonical(bytes).ShouldBeFalse();
        }
    }

    [Fact]
    public void Nesting_is_limited()
    {
        Canonical(Nested(CanonicalJson.MaxDepth)).ShouldBe(Nested(CanonicalJson.MaxDepth));
        Should.Throw<CanonicalJsonException>(() => Canonical(Nested(CanonicalJson.MaxDepth + 1)));
        CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(Nested(CanonicalJson.MaxDepth + 1))).ShouldBeFalse();
        CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(Nested(100_000))).ShouldBeFalse();
    }

    [Theory]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1.0")]
    [InlineData("1e2")]
    [InlineData("-0")]
    [InlineData("+1")]
    [InlineData("00")]
    [InlineData("1E+30")]
    [InlineData("\"\\/\"")]
    [InlineData("\"\\u0041\"")]
    [InlineData("\"\\u000a\"")]
    [InlineData("\"\\u001F\"")]
    [InlineData("\"\\u00\"")]
    [InlineData("\"\\")]
    [InlineData("\"a\nb\"")]
    [InlineData("{\"b\":1,\"a\":2}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\": 1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("[1 ,2]")]
    [InlineData("[1,2")]
    [InlineData("tru")]
    [InlineData("")]
    [InlineData("1,2")]
    public void The_checker_knows_other_forms_from_the_canonical_one(string json) =>
        CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(json)).ShouldBeFalse();

    [Fact]
    public void Any_value_has_one_form_that_is_canonical_stays_itself_and_means_the_same() =>
        Values(4).Sample(
            json =>
            {
                var canonical = CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json));
                CanonicalJson.IsCanonical(canonical).ShouldBeTrue(json);
                CanonicalJson.Canonicalize(canonical).ShouldBe(canonical);
                using var before = JsonDocument.Parse(json);
                using var after = JsonDocument.Parse(canonical);
                JsonElement.DeepEquals(before.RootElement, after.RootElement).ShouldBeTrue(json);
            },
            iter: 2_000);

    [Fact]
    public void A_change_of_one_byte_is_never_another_canonical_text_of_the_same_value() =>
        Gen.Select(Values(3), Gen.Int[0, 10_000], Gen.Byte).Sample(
            (json, place, value) =>
            {
                var canonical = CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json));
                var changed = (byte[])canonical.Clone();
                changed[place % changed.Length] = value;
                if (!changed.AsSpan().SequenceEqual(canonical) && CanonicalJson.IsCanonical(changed))
                {
                    using var before = JsonDocument.Parse(canonical);
                    using var after = JsonDocument.Parse(changed);
                    JsonElement.DeepEquals(before.RootElement, after.RootElement).ShouldBeFalse();
                }
            },
            iter: 5_000);

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json)));

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static Gen<string> Values(int depth)
    {
        var text = Gens.Of("", "a", "b", "zz", "A", "é", "€", "\U0001F600", "\ufb33", "\n", "\"", "\\", "\u0001", "a/b").Array[0, 3].Select(string.Concat);
        var leaf = Gen.OneOf(
            Gens.Of("null", "true", "false"),
            Gen.Int.Select(i => i.ToString(CultureInfo.InvariantCulture)),
            Gen.Double[-1e9, 1e9].Select(d => d.ToString("R", CultureInfo.InvariantCulture)),
            text.Select(t => JsonSerializer.Serialize(t)));
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Values(depth - 1);
        return Gen.OneOf(
            leaf,
            inner.Array[0, 4].Select(items => "[" + string.Join(" , ", items) + "]"),
            Gen.Select(text, inner).Array[0, 5].Select(members =>
                "{" + string.Join(',', members.DistinctBy(m => m.Item1).Select(m => JsonSerializer.Serialize(m.Item1) + ": " + m.Item2)) + "}"));
    }
}
