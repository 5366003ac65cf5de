namespace Suture.Domain.Records.Model;

/// <summary>Where a device is sold; decides which rules of authorities it has to answer.</summary>
public enum Market
{
    UnitedStates,
    EuropeanUnion,
    UnitedKingdom,
    Canada,
    Australia,
    Japan,
}
