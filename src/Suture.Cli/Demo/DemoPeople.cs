using Suture.Cli.Connection;

namespace Suture.Cli.Demo;

/// <summary>A person of the demo.</summary>
internal sealed record DemoPerson(string UserName, string PrintedName, string Role);

/// <summary>People of the demo who have signed in.</summary>
internal sealed record DemoStaff(ApiClient Author, ApiClient Security, ApiClient Approver);

/// <summary>Who works on the sample device. All have one password, which is no secret.</summary>
internal static class DemoPeople
{
    public const string Organization = "Talvik Medical (demo)";
    public const string Password = "demo-only river stone";

    public static readonly DemoPerson Administrator = new("admin", "Demo Administrator", "administrator");

    /// <summary>Writes the records.</summary>
    public static readonly DemoPerson Author = new("anna.berg", "Anna Berg", "engineer");

    /// <summary>Moves findings, which not everybody may read.</summary>
    public static readonly DemoPerson Security = new("jonas.lindqvist", "Jonas Lindqvist", "security");

    /// <summary>Approves them: author and approver are two people.</summary>
    public static readonly DemoPerson Approver = new("mei.tanaka", "Mei Tanaka", "quality");

    public static readonly DemoPerson[] Staff =
    [
        Author, Security, Approver, new("omar.haddad", "Omar Haddad", "engineer"), new("eva.novak", "Eva Novak", "auditor"),
    ];
}
