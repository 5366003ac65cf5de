namespace Suture.Domain.Records;

/// <summary>The short name of a device, first part of every key of its records: <c>PUMP</c>.</summary>
public static class DeviceKey
{
    public const string Rule = "2 to 16 capital letters, digits or '-', starting with a letter";

    public static bool IsValid(string? key)
    {
        if (key is null || key.Length is < 2 or > 16 || key[0] is < 'A' or > 'Z' || key[^1] == '-')
        {
            return false;
        }

        foreach (var c in key)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the device off a full key when it is the given one: <c>PUMP/SRS-12</c> and <c>SRS-12</c> both give <c>SRS-12</c>.</summary>
    public static bool TryParseIn(string device, string? key, out RecordId id)
    {
        id = default;
        if (key is null)
        {
            return false;
        }

        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && !key.AsSpan(0, slash).SequenceEqual(device))
        {
            return false;
        }

        return RecordId.TryParse(key.AsSpan(slash + 1), out id);
    }
}
