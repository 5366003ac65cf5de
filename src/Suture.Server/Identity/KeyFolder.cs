namespace Suture.Server.Identity;

/// <summary>The folder of the keys that protect cookies, which only the owner of the process may enter.</summary>
internal static class KeyFolder
{
    public const string Name = "session-keys";

    public static DirectoryInfo Of(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, Name);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
