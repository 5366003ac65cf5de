using Suture.Domain.Records;

namespace Suture.Server.Ui.Graph;

/// <summary>A color for each subject; the key beside it says the same in letters.</summary>
internal static class GraphColors
{
    public static string Of(KindGroup group) => group switch
    {
        KindGroup.Requirements => "light-dark(#1f539a,#7fb0f5)",
        KindGroup.Software => "light-dark(#5b46a8,#b3a1f2)",
        KindGroup.Verification => "light-dark(#17693a,#74d196)",
        KindGroup.Safety => "light-dark(#a8221b,#f59a93)",
        KindGroup.Security => "light-dark(#a3540a,#f2b06b)",
        KindGroup.Postmarket => "light-dark(#8a2d6b,#ee9fd2)",
        _ => "light-dark(#51626a,#a1b1b8)",
    };
}
