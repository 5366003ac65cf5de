namespace Suture.Reports.ThreatModels;

/// <summary>Colors of a drawing, each as SVG takes it. Pairs are what an element is filled with and its line.</summary>
/// <param name="Inside">Behind names inside a boundary.</param>
public sealed record DiagramColors(
    string Paper, string Inside, string Flow, string Label, string Name, string Faint, string Boundary, string BoundaryName, string Badge, string BadgeText,
    (string Fill, string Line) External, (string Fill, string Line) Process, (string Fill, string Line) Store, (string Fill, string Line) Interface, (string Fill, string Line) OutOfScope)
{
    /// <summary>Dark on white, for files and print.</summary>
    public static DiagramColors Light { get; } = new(
        "#ffffff", "#fdf8f8", "#37474f", "#263238", "#1c2733", "#566473", "#b0323a", "#96232b", "#a3212b", "#ffffff",
        ("#eceff4", "#3b4a5f"), ("#e3f1f3", "#0b5c6b"), ("#fdf3df", "#7a4d00"), ("#ece9f7", "#4a3c8c"), ("#f4f4f4", "#7b8794"));

    /// <summary>Light on dark. Texts have at least seven times the contrast of what they stand on, as in <see cref="Light"/>.</summary>
    public static DiagramColors Dark { get; } = new(
        "#14191f", "#191a20", "#b4c0cb", "#d8e0e8", "#eef3f8", "#b9c4cf", "#ef7a80", "#ffb3b6", "#ffb3b6", "#3a0a0e",
        ("#232c38", "#9fb2cb"), ("#123138", "#5cc4d4"), ("#36290f", "#e3b258"), ("#292343", "#b3a4f2"), ("#1e242b", "#8593a1"));

    /// <summary>Colors that the page decides: custom properties <c>--dfd-*</c>, which follow the reader's scheme.</summary>
    public static DiagramColors OfPage { get; } = new(
        Var("paper"), Var("inside"), Var("flow"), Var("label"), Var("name"), Var("faint"), Var("boundary"), Var("boundary-name"), Var("badge"), Var("badge-text"),
        Pair("external"), Pair("process"), Pair("store"), Pair("interface"), Pair("out"));

    private static string Var(string name) => $"var(--dfd-{name})";

    private static (string Fill, string Line) Pair(string name) => (Var(name), Var(name + "-line"));
}
