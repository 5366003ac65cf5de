namespace Suture.Cli.Demo;

/// <summary>The last lines: where to look, and how to sign in.</summary>
internal static class DemoWelcome
{
    public static void Write(TextWriter to, string directory, string? url)
    {
        to.WriteLine();
        if (url is null)
        {
            to.WriteLine($"Look around:   suture serve --data {directory}");
            to.WriteLine($"               suture trace --data {directory}, suture check --data {directory}");
        }
        else
        {
            to.WriteLine($"Open           {url}");
        }

        to.WriteLine($"Sign in as     {DemoPeople.Approver.UserName} (quality), {DemoPeople.Author.UserName} (engineer), {DemoPeople.Administrator.UserName} ...");
        to.WriteLine($"Password       {DemoPeople.Password}   (demo only: the same for all, and no secret)");
        to.WriteLine();
    }
}
