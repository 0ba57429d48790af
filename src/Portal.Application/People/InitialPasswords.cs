using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Portal.Application.People;

/// <summary>Passwords that the program gives: shown once, to be changed at the first sign-in.</summary>
public static class InitialPasswords
{
    // Without 0 O 1 l I: they are read out and typed from paper.
    private const string Signs = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    // Ninety random bits need no slow hash; a sheet of 5,000 people would wait for minutes. The first sign-in stores the slow one.
    private static readonly PasswordHasher<PortalUser> Quick = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));

    public static string New()
    {
        while (true)
        {
            var signs = RandomNumberGenerator.GetString(Signs, 16);
            if (signs.Any(char.IsAsciiDigit) && signs.Any(char.IsAsciiLetterLower) && signs.Any(char.IsAsciiLetterUpper) && signs.Distinct().Count() > 7)
                return string.Join('-', signs.Chunk(4).Select(part => new string(part)));
        }
    }

    /// <summary>Only for passwords out of <see cref="New"/>; a person's own goes through Identity's slow hash.</summary>
    internal static string Hash(PortalUser user, string generated) => Quick.HashPassword(user, generated);
}
