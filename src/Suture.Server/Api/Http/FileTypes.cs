namespace Suture.Server.Api.Http;

/// <summary>Media types of files that are handed out.</summary>
internal static class FileTypes
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
