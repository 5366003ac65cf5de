namespace Suture.Domain.Security.ThreatModels;

/// <summary>What an element of a data-flow diagram is.</summary>
public enum ElementType
{
    /// <summary>A person, organization or system outside the maker's control.</summary>
    External,

    /// <summary>Something that acts on data: program, service, processor.</summary>
    Process,

    /// <summary>Something that keeps data: file, database, memory, key store.</summary>
    Store,

    /// <summary>A place where data enters or leaves: port, radio, screen, connector.</summary>
    Interface,
}

/// <summary>The codes of element types in tables and files.</summary>
public static class ElementTypes
{
    public static string Code(this ElementType type) => type switch
    {
        ElementType.External => "external",
        ElementType.Process => "process",
        ElementType.Store => "store",
        _ => "interface",
    };

    /// <summary>The type with this code; null when there is none. Case and outer blanks do not count.</summary>
    public static ElementType? Find(string? code) => code?.Trim().ToUpperInvariant() switch
    {
        "EXTERNAL" or "EXTERNAL ENTITY" or "ACTOR" => ElementType.External,
        "PROCESS" => ElementType.Process,
        "STORE" or "DATA STORE" or "DATASTORE" => ElementType.Store,
        "INTERFACE" => ElementType.Interface,
        _ => null,
    };
}
