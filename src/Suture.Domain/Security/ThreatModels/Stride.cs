namespace Suture.Domain.Security.ThreatModels;

/// <summary>The six kinds of threat, each against one property.</summary>
public enum Stride
{
    /// <summary>Against authenticity.</summary>
    Spoofing,

    /// <summary>Against integrity.</summary>
    Tampering,

    /// <summary>Against non-repudiation.</summary>
    Repudiation,

    /// <summary>Against confidentiality.</summary>
    Disclosure,

    /// <summary>Against availability.</summary>
    Denial,

    /// <summary>Against authorization.</summary>
    Elevation,
}

/// <summary>The letters, codes and names of STRIDE.</summary>
public static class StrideNames
{
    public const string Letters = "STRIDE";

    /// <summary>The code in the field <c>stride</c> of a threat record.</summary>
    public static string Code(this Stride stride) => stride switch
    {
        Stride.Spoofing => "spoofing",
        Stride.Tampering => "tampering",
        Stride.Repudiation => "repudiation",
        Stride.Disclosure => "disclosure",
        Stride.Denial => "denial",
        _ => "elevation",
    };

    /// <summary>The usual name, as tools write it.</summary>
    public static string Name(this Stride stride) => stride switch
    {
        Stride.Spoofing => "Spoofing",
        Stride.Tampering => "Tampering",
        Stride.Repudiation => "Repudiation",
        Stride.Disclosure => "Information disclosure",
        Stride.Denial => "Denial of service",
        _ => "Elevation of privilege",
    };

    public static char Letter(this Stride stride) => Letters[(int)stride];

    public static Stride? OfLetter(char letter) => Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var i ? (Stride)i : null;

    /// <summary>
    /// The kind of threat that a tool's category names: STRIDE in any usual spelling, and the three of CIA, which are the same
    /// properties. Null for categories of other methods (LINDDUN, DIE, PLOT4ai), which have no counterpart.
    /// </summary>
    public static Stride? Find(string? category) => category?.Trim().ToUpperInvariant().Replace('-', ' ').Replace('_', ' ') switch
    {
        "S" or "SPOOFING" or "SPOOFING IDENTITY" => Stride.Spoofing,
        "T" or "TAMPERING" or "TAMPERING WITH DATA" or "INTEGRITY" => Stride.Tampering,
        "R" or "REPUDIATION" => Stride.Repudiation,
        "I" or "INFORMATION DISCLOSURE" or "DISCLOSURE" or "DISCLOSURE OF INFORMATION" or "CONFIDENTIALITY" => Stride.Disclosure,
        "D" or "DENIAL" or "DENIAL OF SERVICE" or "DOS" or "AVAILABILITY" => Stride.Denial,
        "E" or "ELEVATION" or "ELEVATION OF PRIVILEGE" or "ELEVATION OF PRIVILEGES" => Stride.Elevation,
        _ => null,
    };
}
