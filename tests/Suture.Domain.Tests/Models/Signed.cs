using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Signing;

namespace Suture.Domain.Tests.Models;

/// <summary>Signed decisions, as short as tests want them.</summary>
public static class Signed
{
    /// <summary>A class that was decided for the software, or for an item, without any record looked at.</summary>
    public static ClassDecided Class(string letter, string? item = null)
    {
        var reply = letter switch { "A" => ClassReply.No, "B" => ClassReply.NotSerious, _ => ClassReply.Serious };
        var question = letter == "A" ? ClassQuestion.Contributes : ClassQuestion.Severity;
        return new ClassDecided(item is null ? null : RecordId.Parse(item), [new ClassStep(question, reply, null, "We looked", [])], letter, "Because", "Bo Lund", Reauthentication.Password);
    }

    public static LegacyRouteChosen Legacy(string? document) =>
        new(document is null ? null : RecordId.Parse(document), "In the field for years", "Bo Lund", Reauthentication.Password);
}
