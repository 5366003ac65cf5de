namespace Suture.Domain.Security.ThreatModels.Views;

/// <summary>The four views of a security architecture that FDA's premarket guidance asks for (V.B.2, Appendix 2).</summary>
public enum ViewKind
{
    /// <summary>The whole system (V.B.2(a)).</summary>
    Global,

    /// <summary>From where more than one patient can be harmed (V.B.2(b)).</summary>
    MultiPatient,

    /// <summary>The way of an update from the maker to the device (V.B.2(c)).</summary>
    Updateability,

    /// <summary>Functions whose compromise could harm a patient, step by step (V.B.2(d)).</summary>
    UseCases,
}

/// <summary>Codes, titles and sources of the views.</summary>
public static class ViewKinds
{
    public static string Code(this ViewKind view) => view switch
    {
        ViewKind.Global => "global",
        ViewKind.MultiPatient => "multi-patient",
        ViewKind.Updateability => "updateability",
        _ => "use-cases",
    };

    public static string Title(this ViewKind view) => view switch
    {
        ViewKind.Global => "Global system view",
        ViewKind.MultiPatient => "Multi-patient harm view",
        ViewKind.Updateability => "Updateability and patchability view",
        _ => "Security use case views",
    };

    /// <summary>The section of the guidance that asks for it.</summary>
    public static string Clause(this ViewKind view) => view switch
    {
        ViewKind.Global => "FDA premarket V.B.2(a)",
        ViewKind.MultiPatient => "FDA premarket V.B.2(b)",
        ViewKind.Updateability => "FDA premarket V.B.2(c)",
        _ => "FDA premarket V.B.2(d)",
    };

    /// <summary>The view with this code; null when there is none. Case and outer blanks do not count.</summary>
    public static ViewKind? Find(string? code)
    {
        foreach (var view in Enum.GetValues<ViewKind>())
        {
            if (string.Equals(view.Code(), code?.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return view;
            }
        }

        return null;
    }
}
