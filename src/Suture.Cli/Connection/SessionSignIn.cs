using System.Net;
using System.Text.RegularExpressions;
using Suture.Domain.Results;

namespace Suture.Cli.Connection;

/// <summary>Signs a person in as a browser does: the form of the sign-in page, then the session's cookie. A token cannot stand for a person.</summary>
internal static partial class SessionSignIn
{
    private const string Page = "sign-in";
    private const string SecondFactorPage = "sign-in/second-factor";
    private const string Field = "suture-csrf";
    private const string Header = "X-Suture-CSRF";

    /// <summary>Null when the person is signed in; the client then carries what writes need too.</summary>
    public static async Task<Problem?> SignInAsync(HttpClient http, string userName, string password, string? code, CancellationToken cancellation)
    {
        if (await PostAsync(http, Page, "account/sign-in", cancellation, ("userName", userName), ("password", password)).ConfigureAwait(false) is not { } landed)
        {
            return new Problem("cli.signIn.page", $"{http.BaseAddress} has no sign-in page; is this a Suture server?");
        }

        if (landed.Contains(SecondFactorPage, StringComparison.Ordinal))
        {
            if (code is null)
            {
                return new Problem("signature.code.missing", $"{userName} has a second factor: give its code with --code.", ProblemKind.Forbidden);
            }

            await PostAsync(http, SecondFactorPage, "account/second-factor", cancellation, ("code", code)).ConfigureAwait(false);
        }

        using var me = await http.GetAsync(new Uri("api/v1/me", UriKind.Relative), cancellation).ConfigureAwait(false);
        if (me.StatusCode != HttpStatusCode.OK || !me.Headers.TryGetValues(Header, out var antiforgery))
        {
            return new Problem("signature.password", $"{userName} could not be signed in: user name, password or code of the second factor is not right, or the account is locked.", ProblemKind.Forbidden);
        }

        http.DefaultRequestHeaders.Add(Header, antiforgery.First());
        return null;
    }

    // Where the form led to; null when there is no form.
    private static async Task<string?> PostAsync(HttpClient http, string page, string action, CancellationToken cancellation, params (string Name, string Value)[] fields)
    {
        if (await AntiforgeryAsync(http, page, cancellation).ConfigureAwait(false) is not { } antiforgery)
        {
            return null;
        }

        using var form = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), KeyValuePair.Create(Field, antiforgery)]);
        using var response = await http.PostAsync(new Uri(action, UriKind.Relative), form, cancellation).ConfigureAwait(false);
        return response.Headers.Location?.ToString() ?? "";
    }

    private static async Task<string?> AntiforgeryAsync(HttpClient http, string page, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(new Uri(page, UriKind.Relative), cancellation).ConfigureAwait(false);
        var html = await answer.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        var match = TokenField().Match(html);
        return match.Success ? WebUtility.HtmlDecode(match.Groups["value"].Value) : null;
    }

    [GeneratedRegex("name=\"suture-csrf\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();
}
