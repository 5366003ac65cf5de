using System.Net;
using System.Text.RegularExpressions;
using Suture.Domain.Results;

namespace Suture.Cli.Connection;

/// <summary>Signs a person in as a browser does: the form of the sign-in page, then the session's cookie. A token cannot stand for a person.</summary>
internal static partial class SessionSignIn
{
    private const string Page = "sign-in";
    private const string Field = "suture-csrf";
    private const string Header = "X-Suture-CSRF";

    /// <summary>Null when the person is signed in; the client then carries what writes need too.</summary>
    public static async Task<Problem?> SignInAsync(HttpClient http, string userName, string password, string? code, CancellationToken cancellation)
    {
        if (await AntiforgeryAsync(http, cancellation).ConfigureAwait(false) is not { } before)
        {
            return new Problem("cli.signIn.page", $"{http.BaseAddress} has no sign-in page; is this a Suture server?");
        }

        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["userName"] = userName, ["password"] = password, [Field] = before };
        if (code is not null)
        {
            form["code"] = code;
        }

        using var content = new FormUrlEncodedContent(form);
        using var response = await http.PostAsync(new Uri("account/sign-in", UriKind.Relative), content, cancellation).ConfigureAwait(false);
        using var me = await http.GetAsync(new Uri("api/v1/me", UriKind.Relative), cancellation).ConfigureAwait(false);
        if (me.StatusCode != HttpStatusCode.OK)
        {
            return new Problem("signature.password", $"{userName} could not be signed in: user name, password or code of the second factor is not right, or the account is locked.", ProblemKind.Forbidden);
        }

        // A token of this session, for the writes to come.
        if (await AntiforgeryAsync(http, cancellation).ConfigureAwait(false) is { } after)
        {
            http.DefaultRequestHeaders.Remove(Header);
            http.DefaultRequestHeaders.Add(Header, after);
        }

        return null;
    }

    private static async Task<string?> AntiforgeryAsync(HttpClient http, CancellationToken cancellation)
    {
        using var page = await http.GetAsync(new Uri(Page, UriKind.Relative), cancellation).ConfigureAwait(false);
        var html = await page.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        var match = TokenField().Match(html);
        return match.Success ? WebUtility.HtmlDecode(match.Groups["value"].Value) : null;
    }

    [GeneratedRegex("name=\"suture-csrf\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();
}
