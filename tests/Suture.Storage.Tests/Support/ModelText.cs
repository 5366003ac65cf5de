using System.Globalization;
using System.Text;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Model;

namespace Suture.Storage.Tests.Support;

/// <summary>All that a model holds, as text: two models are the same when their texts are.</summary>
internal static class ModelText
{
    public static string Of(DeviceModel model)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{model.Device} at {model.Position}, {model.Records.Count} records, {model.LinkCount} links");
        for (var i = 0; i < model.Records.Count; i++)
        {
            var r = model.Records[i];
            text.AppendLine(CultureInfo.InvariantCulture, $"{i} {r.Id} r{r.Revision} v{r.Version} {r.State.Name} {r.Alias} '{r.Title}' '{r.Text}' {r.Owner} [{string.Join('|', r.Tags)}] {r.ContentHash}");
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Encoding.UTF8.GetString(FieldValuesJson.ToBytes(r.Fields))} {r.CreatedBy} {r.CreatedAt:O} {r.ChangedBy} {r.ChangedAt:O} {r.Signature}");
            foreach (var link in model.OutLinks[i])
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  out {link}");
            }

            foreach (var link in model.InLinks[i])
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  in {link}");
            }

            foreach (var outcome in model.Outcomes[i])
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {outcome}");
            }
        }

        foreach (var sbom in model.Sboms)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{sbom.What} {sbom.Time:O} {sbom.Actor} {sbom.Index}");
        }

        foreach (var (_, a) in model.Attestations.OrderBy(a => a.Key.Standard + a.Key.Clause, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{a.What with { Evidence = [] }} [{string.Join(' ', a.What.Evidence)}] {a.Time:O} {a.Actor} {a.Index}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"{model.OwnRiskPolicy}");
        foreach (var kind in Enum.GetValues<Domain.Records.RecordKind>())
        {
            text.Append(CultureInfo.InvariantCulture, $"{kind} {model.NextNumber(kind)} ");
        }

        return text.ToString();
    }
}
