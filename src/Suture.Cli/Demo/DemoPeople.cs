namespace Suture.Cli.Demo;

/// <summary>A person of the demo.</summary>
internal sealed record DemoPerson(string UserName, string PrintedName, string Role);

/// <summary>Who works on the sample device. All have one password, which is no secret.</summary>
internal static class DemoPeople
{
    public const string Organization = "Talvik Medical (demo)";
    public const string Password = "demo-only river stone";

    public static readonly DemoPerson Administrator = new("admin", "Demo Administrator", "administrator");

    /// <summary>Writes the records.</summary>
    public static readonly DemoPerson Author = new("anna.berg", "Anna Berg", "engineer");

    /// <summary>Approves them: author and approver are two people.</summary>
    public static readonly DemoPerson Approver = new("mei.tanaka", "Mei Tanaka", "quality");

    public static readonly DemoPerson[] Staff =
    [
        Author, new("jonas.lindqvist", "Jonas Lindqvist", "security"), Approver, new("omar.haddad", "Omar Haddad", "engineer"), new("eva.novak", "Eva Novak", "auditor"),
    ];
}
