using System.Text;
using System.Text.Json;
using CsCheck;

namespace Suture.Ledger.Tests.Entries;

public sealed class EntryCodecTests
{
    private static readonly Entry Sample = new(
        "device/PUMP",
        7,
        "record.changed@1",
        new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.FromHours(1)).AddTicks(1_234_567),
        "ada@example.org",
        "limit was \"5\" ml/h",
        """{"key":"PUMP/SRS-12","title":"Alarm"}"""u8.ToArray(),
        Hash32.Sha256("before"u8));

    [Fact]
    public void An_entry_is_nine_members_in_order_with_its_payload_as_it_was()
    {
        var bytes = EntryCodec.Encode(Sample);
        CanonicalJson.IsCanonical(bytes).ShouldBeTrue();
        Encoding.UTF8.GetString(bytes).ShouldBe(
            """{"actor":"ada@example.org","index":7,"payload":{"key":"PUMP/SRS-12","title":"Alarm"},"previous":"PREVIOUS","reason":"limit was \"5\" ml/h","stream":"device/PUMP","time":"2026-03-01T08:30:00.123456Z","type":"record.changed@1","v":1}"""
                .Replace("PREVIOUS", Sample.Previous.ToString(), StringComparison.Ordinal));
        EntryCodec.Decode(bytes).ShouldBe(Sample);
    }

    [Fact]
    public void Times_are_kept_in_UTC_and_whole_microseconds_so_that_every_store_keeps_them()
    {
        Sample.Time.Offset.ShouldBe(TimeSpan.Zero);
        Sample.Time.Ticks.ShouldBe(new DateTimeOffset(2026, 3, 1, 8, 30, 0, TimeSpan.Zero).AddTicks(1_234_560).Ticks);
        (Sample with { Time = Sample.Time.AddTicks(9) }).ShouldBe(Sample);
        var last = Sample.Time;
        LedgerTime.Next(last.AddHours(-1), last).ShouldBe(last);
        LedgerTime.Next(last.AddTicks(15), last).ShouldBe(last.AddTicks(10));
        LedgerTime.Next(last, last: null).ShouldBe(last);
    }

    [Fact]
    public void Any_entry_reads_back_as_it_was_and_is_canonical() =>
        Gen.Select(
            Gen.Long[0, (1L << 53) - 1],
            Gens.Of("org", "device/PUMP", "a:b_c-d.e"),
            Gens.Of("ada", "Zoë \U0001F600", "\n\t\"\\\u0001"),
            Gens.Of<string?>(null, "why", "größer", "\u2028"),
            Gen.Long[DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks],
            Gens.Of("{}", """{"a":[1,2.5,"x"]}""", """{"é":{"":null}}""")).Sample(
            (index, stream, actor, reason, ticks, payload) =>
            {
                var entry = new Entry(stream, index, "t@1", new DateTimeOffset(ticks, TimeSpan.Zero), actor, reason, Encoding.UTF8.GetBytes(payload), Hash32.Zero);
                var bytes = EntryCodec.Encode(entry);
                EntryCodec.Decode(bytes).ShouldBe(entry);
                CanonicalJson.Canonicalize(bytes).ShouldBe(bytes);
                using var json = JsonDocument.Parse(bytes);
                json.RootElement.GetProperty("actor").GetString().ShouldBe(actor);
                json.RootElement.GetProperty("reason").GetString().ShouldBe(reason);
            });

    [Fact]
    public void Any_change_of_one_byte_is_refused_or_gives_another_entry()
    {
        var bytes = EntryCodec.Encode(Sample);
        for (var i = 0; i < bytes.Length; i++)
        {
            foreach (var value in (byte[])[(byte)(bytes[i] ^ 1), (byte)(bytes[i] ^ 0x20), (byte)' ', (byte)'"', 0, 0xff])
            {
                if (value == bytes[i])
                {
                    continue;
                }

                var changed = (byte[])bytes.Clone();
                changed[i] = value;
                if (EntryCodec.TryDecode(changed, out var entry, out _))
                {
                    entry.ShouldNotBe(Sample);
                    EntryCodec.Encode(entry).ShouldBe(changed);
                }
            }
        }
    }

    [Theory]
    [InlineData("\"actor\":\"ada@example.org\"", "\"actor\":\"\"", "actor is empty")]
    [InlineData("\"index\":7", "\"index\":-7", "index")]
    [InlineData("\"index\":7", "\"index\":7.5", "index")]
    [InlineData("\"index\":7", "\"index\":9007199254740992", "index")]
    [InlineData("\"index\":7", "\"index\":\"7\"", "index")]
    [InlineData("{\"key\":\"PUMP/SRS-12\",\"title\":\"Alarm\"}", "[]", "payload")]
    [InlineData("\"title\":\"Alarm\"", "\"title\": \"Alarm\"", "expected a value")]
    [InlineData("\"reason\":\"limit was \\\"5\\\" ml/h\"", "\"reason\":\"\"", "reason is empty")]
    [InlineData("\"reason\":\"limit was \\\"5\\\" ml/h\",", "", "reason")]
    [InlineData("\"stream\":\"device/PUMP\"", "\"stream\":\"device PUMP\"", "stream")]
    [InlineData(".123456Z", ".1234567Z", "time")]
    [InlineData(".123456Z", ".123456+00:00", "time")]
    [InlineData("2026-03-01T", "2026-02-29T", "time")]
    [InlineData("T08:30", "T24:30", "time")]
    [InlineData("record.changed@1", "record.changed", "type")]
    [InlineData("record.changed@1", "record.changed@01", "type")]
    [InlineData("record.changed@1", "record changed@1", "type")]
    [InlineData("\"v\":1}", "\"v\":2}", "\"v\":1")]
    [InlineData("\"v\":1}", "\"v\":1} ", "more bytes")]
    [InlineData("\"v\":1}", "\"v\":1,\"w\":1}", "\"v\":1")]
    [InlineData("\"previous\":\"", "\"previous\":\"F", "previous")]
    public void Bytes_that_break_a_rule_are_refused_with_the_reason(string part, string instead, string why)
    {
        var text = Encoding.UTF8.GetString(EntryCodec.Encode(Sample)).Replace(part, instead, StringComparison.Ordinal);
        EntryCodec.TryDecode(Encoding.UTF8.GetBytes(text), out var entry, out var fault).ShouldBeFalse();
        entry.ShouldBeNull();
        fault!.ShouldContain(why);
        Should.Throw<FormatException>(() => EntryCodec.Decode(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void An_entry_that_breaks_a_rule_is_not_encoded()
    {
        foreach (var wrong in (Entry[])
        [
            Sample with { Stream = "" },
            Sample with { Stream = "a b" },
            Sample with { Stream = new string('a', 201) },
            Sample with { Index = -1 },
            Sample with { Index = 1L << 53 },
            Sample with { Type = "x" },
            Sample with { Type = "x@0" },
            Sample with { Actor = "" },
            Sample with { Reason = "" },
            Sample with { Payload = default },
            Sample with { Payload = "[]"u8.ToArray() },
            Sample with { Payload = """{"b":1,"a":2}"""u8.ToArray() },
        ])
        {
            Should.Throw<ArgumentException>(() => EntryCodec.Encode(wrong));
        }

        Should.Throw<FormatException>(() => EntryCodec.Encode(Sample with { Actor = "\ud800" }));
    }

    [Fact]
    public void A_payload_of_megabytes_is_kept_whole()
    {
        var entry = Sample with { Payload = Encoding.UTF8.GetBytes("{\"text\":\"" + new string('x', 3 << 20) + "\"}") };
        var bytes = EntryCodec.Encode(entry);
        EntryCodec.Decode(bytes).ShouldBe(entry);
        MerkleTree.LeafHash(bytes).ShouldBe(Hash32.Sha256([0, .. bytes]));
    }
}
