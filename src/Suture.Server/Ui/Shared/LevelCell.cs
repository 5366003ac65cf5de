namespace Suture.Server.Ui.Shared;

/// <summary>A cell of a matrix of risks.</summary>
/// <param name="Tone">Its color.</param>
/// <param name="Label">What it means; always beside the color.</param>
/// <param name="Count">How many risks lie in it.</param>
/// <param name="Href">Lists them.</param>
/// <param name="Chosen">They are the ones listed now.</param>
public sealed record LevelCell(Tone Tone, string Label, int Count, string Href, bool Chosen);
