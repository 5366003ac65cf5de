using System.Text;

namespace Suture.Cli;

/// <summary>Asks for a password without showing what is typed.</summary>
internal static class SecretPrompt
{
    /// <summary>The line; null when the input ends. Ctrl+C ends the process as always.</summary>
    public static string? Ask(string prompt)
    {
        Console.Error.Write(prompt);
        var secret = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.Error.WriteLine();
                    return secret.ToString();
                case ConsoleKey.Backspace when secret.Length > 0:
                    secret.Length--;
                    break;
                case ConsoleKey.D when key.Modifiers == ConsoleModifiers.Control && secret.Length == 0:
                    Console.Error.WriteLine();
                    return null;
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        secret.Append(key.KeyChar);
                    }

                    break;
            }
        }
    }
}
