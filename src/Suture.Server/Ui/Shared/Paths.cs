using Microsoft.AspNetCore.Http.Extensions;
using Suture.Domain.Records;
using Suture.Domain.Security.Cvss;

namespace Suture.Server.Ui.Shared;

/// <summary>Addresses of pages, in one place.</summary>
public static class Paths
{
    public static string Of(string device, string page = "") => page.Length == 0 ? $"/devices/{device}" : $"/devices/{device}/{page}";

    public static string Record(string device, RecordId id) => $"/devices/{device}/records/{id}";

    /// <summary>A list of records; what is null or empty is left out.</summary>
    public static string Records(string device, params (string Name, string? Value)[] filter) => With(Of(device, "records"), filter);

    /// <summary>A hazardous situation seen from both sides.</summary>
    public static string BowTie(string device, RecordId situation, string? at = null) => With(Of(device, $"risk/{situation}"), ("at", at));

    /// <summary>The form for CVSS vectors.</summary>
    public static string Cvss(string? vector) => With("/cvss", ("vector", vector));

    /// <summary>The questions for medical devices that lead to a CVSS vector, of 3.1 where no version is said.</summary>
    public static string CvssRubric(string? answers, CvssVersion? version = null) => With("/cvss/rubric", ("answers", answers), ("cvss", version == CvssVersion.V30 ? "3.0" : null));

    /// <summary>An address with query members; what is null or empty is left out.</summary>
    public static string With(string path, params (string Name, string? Value)[] query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var builder = new QueryBuilder();
        foreach (var (name, value) in query)
        {
            if (!string.IsNullOrEmpty(value))
            {
                builder.Add(name, value);
            }
        }

        return path + builder.ToQueryString();
    }

    /// <summary>The device in an address, or null when it is not about one.</summary>
    public static string? DeviceIn(string relative)
    {
        ArgumentNullException.ThrowIfNull(relative);
        var parts = relative.Split('?', 2)[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && parts[0] == "devices" && DeviceKey.IsValid(parts[1]) ? parts[1] : null;
    }
}
