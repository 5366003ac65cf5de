using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Suture.Application.Access;
using Suture.Application.People;
using Suture.Server.Identity;

namespace Suture.Server.Ui.Shared;

/// <summary>
/// Who reads, asked anew for every page and every write: a role taken away, a changed password or a disabled account ends what an
/// open page may do.
/// </summary>
public sealed class Reader(AuthenticationStateProvider authentication, Callers callers, NavigationManager navigation)
{
    /// <summary>The signed-in person; leads to the sign-in when there is none any more.</summary>
    public async Task<Caller> CallerAsync()
    {
        var principal = (await authentication.GetAuthenticationStateAsync().ConfigureAwait(true)).User;
        var caller = await callers.CallerOfAsync(principal).ConfigureAwait(true);
        if (caller.TryGet(out var person))
        {
            return person;
        }

        navigation.NavigateTo(SignInFrom(navigation), forceLoad: true);
        return new Caller(string.Empty, []);
    }

    /// <summary>Address of the sign-in that leads back to here.</summary>
    public static string SignInFrom(NavigationManager navigation)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return Paths.With("/sign-in", ("returnUrl", "/" + navigation.ToBaseRelativePath(navigation.Uri)));
    }
}
