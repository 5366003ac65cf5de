namespace Suture.Domain.Records.Model;

/// <summary>A device under development or in the field: the owner of one ledger stream and of its records.</summary>
/// <param name="Key">Short name, see <see cref="DeviceKey"/>.</param>
/// <param name="Name">Name as on the label.</param>
/// <param name="SafetyClass">Class of the whole software (IEC 62304 4.3): A, B or C; null until it is recorded, and then treated as C.</param>
/// <param name="Version">Version under review: evidence from other versions is stale; null while every version counts.</param>
/// <param name="Description">Markdown: intended use and what belongs to the system.</param>
public sealed record Device(string Key, string Name, string? SafetyClass, string? Version, string Description)
{
    /// <summary>Name of the device's ledger stream.</summary>
    public string Stream => StreamOf(Key);

    /// <summary>The class that decides which clauses apply: C until another is recorded (IEC 62304 4.3 f).</summary>
    public string EffectiveClass => SafetyClass ?? "C";

    public static string StreamOf(string key) => "device/" + key;
}
