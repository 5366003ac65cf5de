namespace Suture.Reports.Safety;

/// <summary>What may be added to a picture of risks.</summary>
/// <param name="Link">Address that a record or a position leads to; null for none.</param>
/// <param name="Name">Begins the ids inside the picture; pictures that share a page need names of their own.</param>
/// <param name="Colors">Null for <see cref="RiskColors.Light"/>.</param>
public sealed record RiskMarks(Func<string, string?>? Link = null, string Name = "risk", RiskColors? Colors = null);
