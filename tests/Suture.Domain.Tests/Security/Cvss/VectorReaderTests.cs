using CsCheck;
using Suture.Domain.Security.Cvss;

namespace Suture.Domain.Tests.Security.Cvss;

public sealed class VectorReaderTests
{
    private const string Good31 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    private const string Good40 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

    [Theory]
    [InlineData("", "cvss.empty", "The CVSS vector is empty at character 1; expected metrics such as AV:N.")]
    [InlineData("CVSS:3.1/", "cvss.empty", "The CVSS vector is empty at character 10; expected metrics such as AV:N.")]
    [InlineData("CVSS:3.2/AV:N", "cvss.version", "'CVSS:3.2/' is no version of CVSS that is known; expected CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/, or a vector of 2.0 without a prefix.")]
    [InlineData("CVSS:2.0/AV:N/AC:L/Au:N/C:P/I:P/A:P", "cvss.version", "'CVSS:2.0/' is no version of CVSS that is known; expected CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/, or a vector of 2.0 without a prefix.")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H", "cvss.metric.missing", "The base metric A (Availability: H, L or N) is missing; CVSS 3.1 needs every base metric.")]
    [InlineData("AV:N/AC:L", "cvss.metric.missing", "The base metrics Au (Authentication: N, S or M), C (Confidentiality Impact: C, P or N), I (Integrity Impact: C, P or N), A (Availability Impact: C, P or N) are missing; CVSS 2.0 needs every base metric.")]
    [InlineData(Good31 + "/A:H", "cvss.metric.repeated", "A (Availability) stands a second time at character 46; each metric may stand once.")]
    [InlineData(Good40 + "/E:A/E:X", "cvss.metric.repeated", "E (Exploit Maturity) stands a second time at character 69; each metric may stand once.")]
    [InlineData(Good31 + "/", "cvss.form", "Nothing stands at character 46 where CVSS 3.1 expects a metric and its value, as AV:N.")]
    [InlineData(Good31 + "//E:X", "cvss.form", "Nothing stands at character 46 where CVSS 3.1 expects a metric and its value, as AV:N.")]
    [InlineData(Good31 + "/E", "cvss.form", "'E' stands at character 46 where CVSS 3.1 expects a metric and its value, as AV:N.")]
    [InlineData(Good31 + "/:X", "cvss.form", "':X' stands at character 46 where CVSS 3.1 expects a metric and its value, as AV:N.")]
    [InlineData(Good31 + "/E:", "cvss.value.unknown", "'' at character 48 is not a value of E (Exploit Code Maturity) in CVSS 3.1; expected H, F, P, U or X.")]
    [InlineData("CVSS:3.1/AV:Q/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "cvss.value.unknown", "'Q' at character 13 is not a value of AV (Attack Vector) in CVSS 3.1; expected N, A, L or P.")]
    [InlineData("CVSS:3.1/AV:n/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "cvss.value.unknown", "'n' at character 13 is not a value of AV (Attack Vector) in CVSS 3.1; expected N, A, L or P.")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:InVaLiD/I:H/A:H", "cvss.value.unknown", "'InVaLiD' at character 36 is not a value of C (Confidentiality) in CVSS 3.1; expected H, L or N.")]
    [InlineData("CVSS:3.1/Au:N", "cvss.metric.unknown", "'Au' at character 10 is not a metric of CVSS 3.1; expected one of AV, AC, PR, UI, S, C, I, A, E, RL, RC, CR, IR, AR, MAV, MAC, MPR, MUI, MS, MC, MI, MA.")]
    [InlineData("AV:N/AC:L/AT:N", "cvss.metric.unknown", "'AT' at character 11 is not a metric of CVSS 2.0; expected one of AV, AC, Au, C, I, A, E, RL, RC, CDP, TD, CR, IR, AR. Vectors of other versions begin with CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/.")]
    [InlineData("CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "cvss.metric.order", "AV at character 15 stands after AC; CVSS 4.0 fixes the order of metrics, and AV must stand before AC.")]
    [InlineData(Good40 + "/U:Purple", "cvss.value.unknown", "'Purple' at character 67 is not a value of U (Provider Urgency) in CVSS 4.0; expected Red, Amber, Green, Clear or X.")]
    [InlineData(Good40 + "/MSC:S", "cvss.value.unknown", "'S' at character 69 is not a value of MSC (Modified Confidentiality of Subsequent Systems) in CVSS 4.0; expected H, L, N or X.")]
    public void What_is_wrong_is_said_with_its_place_and_what_was_expected(string text, string code, string message)
    {
        var problem = CvssVector.Parse(text).Problems.ShouldHaveSingleItem();
        problem.Message.ShouldBe(message);
        problem.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("\u4156:N/AC:L/Au:N/C:P/I:P/A:P", "packs to the letters AV")]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:P/A:P/\0E:U", "a control character before a name")]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:P/A:P/E:\u504F\u0043", "packs to the letters POC")]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:P/A:P/E:\u0155", "has the last bits of U")]
    [InlineData(" AV:N/AC:L/Au:N/C:P/I:P/A:P", "a blank in front")]
    [InlineData("AV:N/AC:L/Au:N/C:P/I:P/A:P\n", "a line end")]
    [InlineData("(AV:N/AC:L/Au:N/C:P/I:P/A:P)", "parentheses")]
    [InlineData("cvss:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "a small prefix")]
    [InlineData("AV:N:N/AC:L/Au:N/C:P/I:P/A:P", "two colons")]
    public void Lookalikes_are_refused(string text, string why) => CvssVector.TryRead(text, out _, out _).ShouldBeFalse(why);

    [Fact]
    public void Long_and_wild_input_is_quoted_briefly()
    {
        var problem = CvssVector.Parse("CVSS:3.1/\u001b[31m" + new string('x', 100_000) + ":N").Problems[0];
        problem.Message.ShouldStartWith("'\uFFFD[31mxxxxxxxxxxxxxxxxxxx…' at character 10 is not a metric of CVSS 3.1");
        problem.Message.Length.ShouldBeLessThan(200);
    }

    [Fact]
    public void Nothing_at_all_is_refused() => CvssVector.Parse(null).Ok.ShouldBeFalse();

    [Fact]
    public void Versions_3_and_2_take_any_order_and_write_their_own()
    {
        CvssVector.Parse("CVSS:3.1/A:H/I:H/C:H/E:X/S:U/UI:N/PR:N/AC:L/AV:N").Value.ToString().ShouldBe(Good31);
        CvssVector.Parse("A:P/I:P/C:P/E:ND/Au:N/AC:L/AV:N").Value.ToString().ShouldBe("AV:N/AC:L/Au:N/C:P/I:P/A:P");
    }

    [Fact]
    public void A_metric_left_out_is_the_same_as_one_not_defined() =>
        CvssVector.Parse(Good40 + "/E:X/MSI:X/U:X").Value.ShouldBe(CvssVector.Parse(Good40).Value);

    [Fact]
    public void Whatever_is_read_reads_the_same_from_its_normal_form() => CvssGen.Vector.Sample(vector =>
    {
        var text = vector.ToString();
        CvssVector.TryRead(text, out var again, out _).ShouldBeTrue(text);
        again.ShouldBe(vector);
        again.ToString().ShouldBe(text);
        foreach (var metric in CvssMetrics.Of(vector.Version))
        {
            again[metric].ShouldBe(vector[metric]);
        }
    });

    [Fact]
    public void Any_text_is_read_or_refused_with_a_place_inside_it() =>
        Gen.Select(CvssGen.Vector, Gen.Int[0, 120], Gen.OneOf(Gen.Char['\0', '\u0200'], Gen.Char["/:ANXHLSMU"])).Sample((vector, at, c) =>
        {
            var text = vector.ToString();
            var broken = text[..Math.Min(at, text.Length)] + c + text[Math.Min(at + 1, text.Length)..];
            if (CvssVector.TryRead(broken, out var read, out var fault))
            {
                CvssVector.Parse(read.ToString()).Value.ShouldBe(read);
            }
            else
            {
                fault.Kind.ShouldNotBe(CvssFaultKind.None);
                (fault.Position >= 0 && fault.Position + fault.Length <= broken.Length).ShouldBeTrue(broken);
                fault.Message(broken).Length.ShouldBeInRange(20, 700);
            }
        });
}
