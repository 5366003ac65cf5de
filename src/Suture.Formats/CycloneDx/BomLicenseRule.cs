namespace Suture.Formats.CycloneDx;

/// <summary>How CycloneDX lets licenses be given.</summary>
internal static class BomLicenseRule
{
    /// <summary>A license is named by an SPDX id or by a free name: exactly one of them.</summary>
    public static void AddIdOrName(List<BomLicense> all, BomNode license)
    {
        var id = license.Text("id");
        var name = license.Text("name");
        if ((id is null) == (name is null))
        {
            license.Report("sbom.license.choice", id is null ? "This license has neither \"id\" nor \"name\"; one of them was expected." : "This license has both \"id\" and \"name\"; only one of them may be given.");
        }
        else
        {
            all.Add(id is null ? new(BomLicenseKind.Name, name!, license) : new(BomLicenseKind.Id, id, license));
        }
    }

    /// <summary>Up to 1.6 a component has either a list of licenses or one single expression; 1.7 lets them mix.</summary>
    public static void CheckMix(IReadOnlyList<BomLicense> all, string specVersion)
    {
        var expression = all.FirstOrDefault(l => l.Kind == BomLicenseKind.Expression);
        if (expression is not null && all.Count > 1 && string.CompareOrdinal(specVersion, "1.7") < 0)
        {
            expression.Node.Report("sbom.license.choice", $"An expression stands beside other licenses; CycloneDX {specVersion} allows either licenses or one single expression.");
        }
    }
}
