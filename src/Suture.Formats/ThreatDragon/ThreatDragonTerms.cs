using Suture.Domain.Security.ThreatModels;

namespace Suture.Formats.ThreatDragon;

/// <summary>Names in Threat Dragon files.</summary>
internal static class ThreatDragonTerms
{
    /// <summary>Our own member in the data of a cell; Threat Dragon keeps members that it does not know.</summary>
    public const string Own = "suture";

    /// <summary>Threat Dragon's yes-or-no properties and our traits.</summary>
    public static readonly (string Name, string Trait)[] Flags =
    [
        ("isALog", Traits.Log), ("storesCredentials", Traits.Credentials), ("isEncrypted", Traits.Encrypted), ("isSigned", Traits.Signed),
        ("isPublicNetwork", Traits.PublicNetwork), ("providesAuthentication", Traits.Authenticates), ("isWebApplication", Traits.Web),
        ("handlesCardPayment", "card-payment"), ("handlesGoodsOrServices", "goods-or-services"), ("storesInventory", "inventory"),
    ];

    /// <summary>Flags that Threat Dragon knows for a kind of cell.</summary>
    public static IEnumerable<(string Name, string Trait)> FlagsOf(string type) => Flags.Where(f => type switch
    {
        "tm.Actor" => f.Trait is Traits.Authenticates,
        "tm.Process" => f.Name is "isWebApplication" or "handlesCardPayment" or "handlesGoodsOrServices",
        "tm.Store" => f.Name is "isALog" or "storesCredentials" or "isEncrypted" or "isSigned" or "storesInventory",
        "tm.Flow" => f.Name is "isEncrypted" or "isPublicNetwork",
        _ => false,
    });

    /// <summary>What a cell is: by its type, else by its shape. The misspelled shape was written by version 2.0.</summary>
    public static string? TypeOf(string? type, string? shape) => type switch
    {
        "tm.Actor" or "tm.Process" or "tm.Store" or "tm.Flow" or "tm.Boundary" or "tm.BoundaryBox" or "tm.Text" => type,
        _ => shape switch
        {
            "actor" => "tm.Actor",
            "process" => "tm.Process",
            "store" => "tm.Store",
            "flow" => "tm.Flow",
            "trust-boundary-box" => "tm.BoundaryBox",
            "trust-boundary-curve" or "trust-broundary-curve" => "tm.Boundary",
            "td-text-block" => "tm.Text",
            _ => null,
        },
    };
}
