using System.Text;
using CsCheck;

namespace Suture.Ledger.Tests.Json;

public sealed class CanonicalJsonWriterTests
{
    [Fact]
    public void Members_given_in_any_order_come_out_in_the_one_order() =>
        Gen.Shuffle(new[] { "b", "a", "é", "\U0001F600", "\ufb33", "aa", "" }).Sample(names =>
        {
            var writer = new CanonicalJsonWriter();
            writer.WriteStartArray();
            for (var i = 0; i < 2; i++)
            {
                writer.WriteStartObject();
                foreach (var name in names)
                {
                    writer.WriteName(name);
                    writer.WriteStartObject();
                    writer.WriteName("y");
                    writer.WriteString(name);
                    writer.WriteName("x");
                    writer.WriteNumber(i);
                    writer.WriteEndObject();
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            CanonicalJson.IsCanonical(writer.ToArray()).ShouldBeTrue(Encoding.UTF8.GetString(writer.WrittenSpan));
        });

    [Fact]
    public void Every_kind_of_value_is_written_and_the_memory_is_used_again()
    {
        var writer = new CanonicalJsonWriter();
        for (var round = 0; round < 2; round++)
        {
            writer.Clear();
            writer.WriteStartObject();
            writer.WriteName("e");
            writer.WriteCanonical("""{"k":[1]}"""u8);
            writer.WriteName("d");
            writer.WriteStartArray();
            writer.WriteNull();
            writer.WriteBoolean(value: true);
            writer.WriteBoolean(value: false);
            writer.WriteNumber(-12L);
            writer.WriteNumber(1.5);
            writer.WriteString("\t");
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.IsComplete.ShouldBeTrue();
            Encoding.UTF8.GetString(writer.WrittenMemory.Span).ShouldBe("""{"d":[null,true,false,-12,1.5,"\t"],"e":{"k":[1]}}""");
        }
    }

    [Fact]
    public void What_has_no_canonical_form_is_refused()
    {
        Should.Throw<CanonicalJsonException>(() => With(w => w.WriteNumber(double.NaN)));
        Should.Throw<CanonicalJsonException>(() => With(w => w.WriteNumber(double.PositiveInfinity)));
        Should.Throw<CanonicalJsonException>(() => With(w => w.WriteNumber(1L << 53)));
        Should.Throw<CanonicalJsonException>(() => With(w => w.WriteNumber(-(1L << 53))));
        Should.Throw<CanonicalJsonException>(() => With(w => w.WriteString("\ud800")));
        Should.Throw<CanonicalJsonException>(() => With(w => w.WriteString("\udc00x")));
        Should.Throw<CanonicalJsonException>(() => With(w => w.WriteCanonical("[1, 2]"u8)));
        Should.Throw<CanonicalJsonException>(() => With(w =>
        {
            w.WriteStartObject();
            w.WriteName("a");
            w.WriteNull();
            w.WriteName("a");
            w.WriteNull();
            w.WriteEndObject();
        })).Message.ShouldContain("twice");
        Should.Throw<CanonicalJsonException>(() => With(w =>
        {
            for (var i = 0; i <= CanonicalJson.MaxDepth; i++)
            {
                w.WriteStartArray();
            }
        }));
    }

    [Fact]
    public void Wrong_nesting_is_a_bug_and_says_so()
    {
        Should.Throw<InvalidOperationException>(() => With(w => w.WriteName("a")));
        Should.Throw<InvalidOperationException>(() => With(w => w.WriteEndArray()));
        Should.Throw<InvalidOperationException>(() => With(w => w.WriteEndObject()));
        Should.Throw<InvalidOperationException>(() => With(w => w.ToArray()));
        Should.Throw<InvalidOperationException>(() => With(w =>
        {
            w.WriteNull();
            w.WriteNull();
        }));
        Should.Throw<InvalidOperationException>(() => With(w =>
        {
            w.WriteStartObject();
            w.WriteNull();
        }));
        Should.Throw<InvalidOperationException>(() => With(w =>
        {
            w.WriteStartObject();
            w.WriteName("a");
            w.WriteEndObject();
        }));
    }

    private static void With(Action<CanonicalJsonWriter> write) => write(new CanonicalJsonWriter());
}
