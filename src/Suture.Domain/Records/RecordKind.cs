namespace Suture.Domain.Records;

/// <summary>The kinds of record. A member's name is the prefix in the record's key.</summary>
#pragma warning disable CA1008 // there is no "none": every record has a kind
public enum RecordKind : byte
{
    UN = 1,
    SYS,
    SRS,
    ITEM,
    SOUP,
    TC,
    RUN,
    HAZ,
    HS,
    HARM,
    CAU,
    RC,
    AST,
    TM,
    THR,
    FND,
    PR,
    CR,
    CAPA,
    FB,
    DOC,
    REL,
    ADV,
}
#pragma warning restore CA1008
