namespace Suture.Formats.Threagile;

/// <summary>Names and scales in Threagile files.</summary>
internal static class ThreagileTerms
{
    /// <summary>Sections of named texts that have no place in a threat model record, and why.</summary>
    public static readonly (string Name, string Why)[] Sections =
    [
        ("questions", "Open questions belong into the scope of the model."),
        ("abuse_cases", "Abuse cases are test cases here."),
        ("security_requirements", "Requirements are records of their own."),
        ("shared_runtimes", "Diagrams have no shared runtimes; the elements on them are taken."),
    ];

    private static readonly HashSet<string> Encrypted = new(StringComparer.Ordinal) { "https", "wss", "ssh", "ssh-tunnel", "ftps", "sftp", "scp", "ldaps", "smb-encrypted" };

    public static bool IsEncrypted(string? protocol) => protocol is not null && (Encrypted.Contains(protocol) || protocol.EndsWith("-encrypted", StringComparison.Ordinal));

    /// <summary>Threagile's five-step scales of confidentiality and of criticality in three steps.</summary>
    public static string? Level(string? word) => word switch
    {
        "public" or "internal" or "archive" or "operational" => "low",
        "restricted" or "important" => "medium",
        "confidential" or "strictly-confidential" or "critical" or "mission-critical" => "high",
        _ => null,
    };

    /// <summary>As Threagile makes ids of link names.</summary>
    public static string Slug(string name)
    {
        var text = string.Concat(name.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        while (text.Contains("--", StringComparison.Ordinal))
        {
            text = text.Replace("--", "-", StringComparison.Ordinal);
        }

        return text.Trim('-');
    }
}
