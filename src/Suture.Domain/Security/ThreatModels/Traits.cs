namespace Suture.Domain.Security.ThreatModels;

/// <summary>Properties of elements and flows that decide which threats are asked about. Others may be given; they are kept.</summary>
public static class Traits
{
    /// <summary>A store that holds logs or audit records: repudiation applies to it.</summary>
    public const string Log = "log";

    /// <summary>Keeps passwords or keys.</summary>
    public const string Credentials = "credentials";

    /// <summary>Content is encrypted.</summary>
    public const string Encrypted = "encrypted";

    /// <summary>Content is signed.</summary>
    public const string Signed = "signed";

    /// <summary>Runs over a network that anyone can reach.</summary>
    public const string PublicNetwork = "public-network";

    /// <summary>The entity authenticates itself.</summary>
    public const string Authenticates = "authenticates";

    /// <summary>Serves a browser.</summary>
    public const string Web = "web";
}
