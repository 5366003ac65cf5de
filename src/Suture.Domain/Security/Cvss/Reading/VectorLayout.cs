namespace Suture.Domain.Security.Cvss;

/// <summary>The metrics of a version as flat tables that <see cref="VectorReader"/> looks things up in.</summary>
internal sealed class VectorLayout
{
    /// <summary>Values of a metric are found in rows of this many.</summary>
    public const int ValueRow = 8;

    /// <summary>Values of one letter are found in rows of this many, by the letter's last five bits.</summary>
    public const int LetterRow = 32;

    public static readonly VectorLayout Of20 = new(CvssVersion.V20, ordered: false);
    public static readonly VectorLayout Of30 = new(CvssVersion.V30, ordered: false);
    public static readonly VectorLayout Of31 = new(CvssVersion.V31, ordered: false);
    public static readonly VectorLayout Of40 = new(CvssVersion.V40, ordered: true);

    private VectorLayout(CvssVersion version, bool ordered)
    {
        var metrics = CvssMetrics.Of(version);
        Version = version;
        Ordered = ordered;
        Names = [.. metrics.Select(m => (uint)Pack(m.Key))];
        Values = new ulong[metrics.Length * ValueRow];
        Letters = new byte[metrics.Length * LetterRow];
        foreach (var metric in metrics)
        {
            Base |= metric.Mandatory ? 1u << metric.Index : 0;
            foreach (var value in metric.Values)
            {
                Values[(metric.Index * ValueRow) + value.Code] = Pack(value.Key);
                if (value.Key.Length == 1)
                {
                    Letters[(metric.Index * LetterRow) + (value.Key[0] & 31)] = (byte)(value.Code + 1);
                }
            }
        }
    }

    public CvssVersion Version { get; }

    /// <summary>
    /// Metrics must stand in order. Only 4.0 demands it: 3.x lets them stand in any, and though the guide of 2.0 lists an order, FIRST's own
    /// schema of it takes any too.
    /// </summary>
    public bool Ordered { get; }

    /// <summary>Keys of the metrics, packed.</summary>
    public uint[] Names { get; }

    /// <summary>Keys of the values, packed, by metric and code; 0 where there is none.</summary>
    public ulong[] Values { get; }

    /// <summary>Code + 1 of values of one capital letter, by metric and letter; 0 where there is none.</summary>
    public byte[] Letters { get; }

    /// <summary>A bit for each base metric.</summary>
    public uint Base { get; }

    /// <summary>Up to seven ASCII letters in one number. The 1 in front keeps letters of value 0 from being lost.</summary>
    private static ulong Pack(string key) => key.Aggregate(1UL, (packed, c) => (packed << 8) | c);
}
