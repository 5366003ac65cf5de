namespace Suture.Formats.CycloneDx;

/// <summary>
/// An object of a bill, in JSON or in XML. The two differ in small ways only (attributes, wrapper elements), so
/// one reader serves both. Every method reports what is ill-formed to the bill's <see cref="BomIssues"/>.
/// </summary>
internal abstract class BomNode(BomIssues issues)
{
    protected BomIssues Issues { get; } = issues;

    /// <summary>JSON path or XPath of this object.</summary>
    public abstract string Path { get; }

    public abstract int Line { get; }

    /// <summary>Names of the fields present, those of foreign XML namespaces with their prefix.</summary>
    public abstract IEnumerable<string> Fields { get; }

    /// <summary>A text field; null when absent. In XML an attribute or a child element.</summary>
    public abstract string? Text(string name);

    /// <summary>A whole number; null when absent.</summary>
    public abstract int? Integer(string name);

    /// <summary>True or false; null when absent.</summary>
    public abstract bool? Flag(string name);

    /// <summary>An object field; null when absent.</summary>
    public abstract BomNode? Child(string name);

    /// <summary>The objects of a list: JSON array <paramref name="list"/>, or the elements <paramref name="item"/> inside the element <paramref name="list"/>.</summary>
    public abstract IReadOnlyList<BomNode> Items(string list, string item);

    /// <summary>The object's main value: JSON field <paramref name="jsonName"/>, or the XML element's own text.</summary>
    public abstract string? Value(string jsonName);

    /// <summary>The texts of the licenses of a component, each with the kind it was given as.</summary>
    public abstract IReadOnlyList<BomLicense> Licenses();

    /// <summary>What a dependency entry depends on.</summary>
    public abstract IReadOnlyList<string> DependsOn();

    /// <summary>Reports a problem at this object, or at its field <paramref name="field"/>.</summary>
    public abstract void Report(string code, string message, string? field = null);
}

/// <param name="Kind">How the license is given.</param>
/// <param name="Node">Where.</param>
internal sealed record BomLicense(BomLicenseKind Kind, string Text, BomNode Node);

internal enum BomLicenseKind
{
    Id,
    Name,
    Expression,
}
