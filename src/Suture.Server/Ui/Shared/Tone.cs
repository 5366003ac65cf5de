namespace Suture.Server.Ui.Shared;

/// <summary>What a status says at a glance. Always shown with a word and a mark, never by color alone.</summary>
public enum Tone
{
    Neutral,
    Info,
    Good,
    Warn,
    Bad,
}
