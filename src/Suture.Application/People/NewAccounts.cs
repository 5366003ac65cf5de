using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Storage;

namespace Suture.Application.People;

/// <summary>How an account comes into being; the first one at installation and all later ones alike.</summary>
internal static class NewAccounts
{
    private const int MaxPrintedName = 200;

    public static Problem? Check(NewAccount account) =>
        UserNames.Check(account.UserName)
        ?? CheckPersonal(new PersonalData(account.PrintedName, account.Email ?? string.Empty))
        ?? PasswordRules.Check(account.UserName, account.Password);

    public static Problem? CheckPersonal(PersonalData personal) =>
        string.IsNullOrWhiteSpace(personal.PrintedName) || personal.PrintedName.Length > MaxPrintedName || personal.PrintedName.Any(char.IsControl)
            ? new Problem("user.printedName", $"A person needs a printed name of one line, 1 to {MaxPrintedName} characters: signatures show it.", Path: "printedName")
            : personal.Email.Length > 0 && (personal.Email.Length > 254 || personal.Email.IndexOf('@', StringComparison.Ordinal) < 1 || personal.Email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
                ? new Problem("user.email", $"'{personal.Email}' is not an e-mail address.", Path: "email")
                : null;

    public static OrganizationDecision Decide(NewAccount account, IPasswordHasher<Account> hasher)
    {
        var salt = RandomNumberGenerator.GetBytes(32);
        var personal = new PersonalData(account.PrintedName.Trim(), account.Email ?? string.Empty);
        return new OrganizationDecision(
            [
                new UserCreated(account.UserName, account.Roles.Distinct().Order().ToImmutableArray(), personal.Hash(salt)),
                new CredentialChanged(account.UserName, CredentialKind.Password, Removed: false),
            ],
            [
                new KeepPersonalData(account.UserName, salt, personal),
                new KeepSecret(account.UserName, CredentialKind.Password, Credentials.PasswordBytes(hasher.HashPassword(null!, account.Password)), Credentials.NewStamp()),
            ]);
    }
}
