namespace Suture.Application;

/// <summary>The version of Suture that is running, as baselines and reports say it.</summary>
internal static class ProductVersion
{
    internal static readonly string Text = typeof(ProductVersion).Assembly.GetName().Version?.ToString(3) ?? "0";
}
