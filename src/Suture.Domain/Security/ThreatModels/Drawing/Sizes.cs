namespace Suture.Domain.Security.ThreatModels.Drawing;

/// <summary>Measures of drawings, in drawing units (pixels at normal size). Places are multiples of <see cref="Step"/>, so that flows have ways between them.</summary>
public static class Sizes
{
    /// <summary>Distance of the lines on which flows run.</summary>
    public const int Step = 15;

    public const int ElementWidth = 150;
    public const int ElementHeight = 60;
    public const double NameFont = 13;
    public const double FlowFont = 11;
    public const double BoundaryFont = 12;

    /// <summary>Between the line of a boundary and what it holds.</summary>
    public const int Padding = 45;

    /// <summary>Between boxes of one column or row: three lines for flows.</summary>
    public const int Gap = 60;

    /// <summary>Between columns: room for a label and for turns.</summary>
    public const int GapX = 180;

    /// <summary>Between rows: labels lie across, so they need less room.</summary>
    public const int GapY = 90;

    /// <summary>Height of a line of a label.</summary>
    public const double FlowLine = 14;

    public const double LabelWidth = 140;
}
