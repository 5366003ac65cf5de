using System.Globalization;
using System.Text;
using System.Xml;
using Suture.Domain.Standards;
using Suture.Reports.Writing;
using Suture.Reports.Xml;

namespace Suture.Reports.Gate;

/// <summary>
/// The gate as JUnit XML, for the test views of CI systems: a suite for each standard, a case for each clause. A gap is a failure with the
/// records at fault; a clause that does not apply is skipped with why; evidence and statements pass. It keeps to what the schemas in
/// use have in common (Ant's and that of Jenkins), so that it holds for both. No name or property holds a record's key: were the
/// file imported as test results by mistake, it would prove nothing.
/// </summary>
public static class GateJUnit
{
    /// <summary>Most gaps listed in one failure; the rest is counted.</summary>
    public const int MaxGaps = 500;

    private const int MaxEvidence = 20;
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment };

    /// <summary>Writes the file clause by clause; the stream stays open.</summary>
    public static async Task WriteAsync(GateReports reports, ReportStamp stamp, RecordLookup find, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentNullException.ThrowIfNull(find);
        var output = new Utf8Output(stream).Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        var text = new StringBuilder();
        using var xml = XmlWriter.Create(text, Settings);
        xml.WriteStartElement("testsuites");
        for (var i = 0; i < reports.Standards.Length; i++)
        {
            var check = reports.Standards[i].Check;
            Head(xml, check, stamp, i);
            foreach (var clause in check.Clauses)
            {
                Case(xml, clause, check, find);
                await HandOnAsync().ConfigureAwait(false);
            }

            xml.WriteElementString("system-out", "\n" + XmlData.Clean(Told(check, stamp)));
            xml.WriteElementString("system-err", "");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        await HandOnAsync().ConfigureAwait(false);
        await output.Write("\n").FlushAsync(cancellation).ConfigureAwait(false);

        ValueTask HandOnAsync()
        {
            xml.Flush();
            foreach (var chunk in text.GetChunks())
            {
                output.Write(chunk.Span);
            }

            text.Clear();
            return output.FlushIfLargeAsync(cancellation);
        }
    }

    private static void Head(XmlWriter xml, CheckReport check, ReportStamp stamp, int index)
    {
        var sum = check.Summary;
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", XmlData.Clean($"{check.Title}, {check.Edition}"));
        xml.WriteAttributeString("package", Package(check));
        xml.WriteAttributeString("id", Number(index));
        xml.WriteAttributeString("timestamp", stamp.PrintedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        xml.WriteAttributeString("hostname", "suture");
        xml.WriteAttributeString("tests", Number(check.Clauses.Length));
        xml.WriteAttributeString("failures", Number(sum.Gap));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Number(sum.NotApplicable));
        xml.WriteAttributeString("time", "0");
        xml.WriteStartElement("properties");
        Property(xml, "suture.device", check.Device);
        Property(xml, "suture.standard", check.Standard);
        Property(xml, "suture.edition", check.Edition);
        Property(xml, "suture.class", check.Class);
        Property(xml, "suture.position", check.Position.ToString(CultureInfo.InvariantCulture));
        Property(xml, "suture.root", stamp.Root);
        xml.WriteEndElement();
    }

    private static void Case(XmlWriter xml, ClauseAnswer clause, CheckReport check, RecordLookup find)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", XmlData.Clean($"{clause.Id} {clause.Title}"));
        xml.WriteAttributeString("classname", Package(check));
        xml.WriteAttributeString("time", "0");
        if (clause.Status == ClauseStatus.Gap)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", XmlData.Clean(Message(clause, check.Device)));
            xml.WriteAttributeString("type", "gap");
            xml.WriteString("\n" + XmlData.Clean(Gaps(clause, check.Device, find)));
            xml.WriteEndElement();
        }
        else if (clause.Status == ClauseStatus.NotApplicable)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", XmlData.Clean("Not applicable: " + clause.Why));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Message(ClauseAnswer clause, string device) => clause.Gaps.Count switch
    {
        0 => "There is a gap.",
        1 => $"{clause.Gaps[0].KeyIn(device)}: {clause.Gaps[0].Why}",
        var count => $"{GateWords.Count(count, "gap")}; first {clause.Gaps[0].KeyIn(device)}: {clause.Gaps[0].Why}",
    };

    private static string Gaps(ClauseAnswer clause, string device, RecordLookup find)
    {
        var text = new StringBuilder();
        foreach (var gap in clause.Gaps.Take(MaxGaps))
        {
            var title = gap.Record is { } id ? find(id)?.Title : null;
            text.Append(gap.KeyIn(device)).Append(title is null ? "" : $" ({title})").Append(": ").Append(gap.Why).Append('\n');
        }

        if (clause.Gaps.Count > MaxGaps)
        {
            text.Append("and ").Append(GateWords.Count(clause.Gaps.Count - MaxGaps, "more gap")).Append('\n');
        }

        return text.ToString();
    }

    // What passed, and why: a bare green case would say less than the records do.
    private static string Told(CheckReport check, ReportStamp stamp)
    {
        var text = new StringBuilder($"{stamp.Device.Name} ({check.Device}), class {check.Class}, ledger position {check.Position}, root {stamp.Root}, made by Suture {stamp.ProductVersion} for {stamp.PrintedBy}\n");
        foreach (var clause in check.Clauses.Where(c => c.Status is ClauseStatus.Met or ClauseStatus.Attested))
        {
            text.Append(clause.Id).Append(": ").Append(clause.Status == ClauseStatus.Met ? "evidence" : "attested").Append(clause.Why is null ? "" : $", {clause.Why}");
            if (clause.Evidence.Count > 0)
            {
                text.Append(": ").AppendJoin(", ", clause.Evidence.Take(MaxEvidence)).Append(clause.Evidence.Count > MaxEvidence ? $" and {GateWords.Number(clause.Evidence.Count - MaxEvidence)} more" : "");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Property(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("value", XmlData.Clean(value));
        xml.WriteEndElement();
    }

    private static string Package(CheckReport check) => XmlData.Clean($"suture.{check.Device}.{check.Standard}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
