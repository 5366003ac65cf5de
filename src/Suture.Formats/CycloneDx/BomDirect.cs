using System.Collections.Immutable;

namespace Suture.Formats.CycloneDx;

/// <summary>Decides which components the product uses directly.</summary>
internal static class BomDirect
{
    /// <summary>
    /// The subject's own dependencies are direct. Another component is not, when a component depends on it or holds it
    /// nested (then <see cref="SbomComponent.Direct"/> is false on entry). What the graph says nothing about stays direct, so
    /// that an incomplete graph hides nothing.
    /// </summary>
    public static ImmutableArray<SbomComponent> Of(SbomComponent? subject, IReadOnlyList<SbomComponent> components, ImmutableArray<SbomDependency> dependencies)
    {
        var direct = new HashSet<string>(StringComparer.Ordinal);
        var indirect = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in dependencies)
        {
            (entry.Ref == subject?.BomRef ? direct : indirect).UnionWith(entry.DependsOn.Where(d => d != entry.Ref));
        }

        return [.. components.Select(c => c with { Direct = c.BomRef is not { } name ? c.Direct : direct.Contains(name) || (c.Direct && !indirect.Contains(name)) })];
    }
}
