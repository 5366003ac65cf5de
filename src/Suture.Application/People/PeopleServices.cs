using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Suture.Application.Access;

namespace Suture.Application.People;

/// <summary>How a host gets the use cases about people. The host adds Identity's <see cref="UserManager{TUser}"/> over our accounts.</summary>
public static class PeopleServices
{
    public static IServiceCollection AddSuturePeople(this IServiceCollection services)
    {
        services.TryAddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        return services
            .AddSingleton<Callers>()
            .AddSingleton<PeopleAdministration>()
            .AddSingleton<TokenAdministration>()
            .AddSingleton<Reauthentication>()
            .AddSingleton<IReauthentication>(p => p.GetRequiredService<Reauthentication>())
            .AddSingleton<OwnAccount>()
            .AddSingleton<Installation>();
    }
}
