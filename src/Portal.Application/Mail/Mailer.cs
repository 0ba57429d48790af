using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using Portal.Application.Data;

namespace Portal.Application.Mail;

/// <summary>A letter to one person, in plain text.</summary>
public sealed record Letter(string Name, string Address, string Subject, string Text);

/// <summary>Hands letters to the office's own mail server; off where none is configured.</summary>
public sealed class Mailer(IOptions<PortalOptions> options, ILogger<Mailer> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public bool IsOn => options.Value.Mail.Host.Length > 0;

    public static bool IsAddress(string text) =>
        text.Length <= People.PortalUser.EmailMaxLength && text.Contains('@', StringComparison.Ordinal) && !text.Any(char.IsControl) && MailboxAddress.TryParse(text, out var address) && address.Address == text;

    /// <summary>An address that the server does not take is noted in the log and keeps nobody else's letter back.</summary>
    /// <exception cref="Exception">The server cannot be reached or takes nothing at all.</exception>
    public async Task SendAsync(IReadOnlyList<Letter> letters, CancellationToken token)
    {
        var mail = options.Value.Mail;
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(mail.Host, mail.Port, mail.Security switch { MailSecurity.None => SecureSocketOptions.None, MailSecurity.StartTls => SecureSocketOptions.StartTls, _ => SecureSocketOptions.SslOnConnect }, token);
        if (mail.UserName.Length > 0) await client.AuthenticateAsync(mail.UserName, mail.Password, token);
        foreach (var letter in letters)
            try
            {
                using var message = Message(letter, mail.From);
                await client.SendAsync(message, token);
            }
            catch (SmtpCommandException refused) when (refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted)
            {
                // The name and the address are personal data and stay out of the log.
                log.LogWarning("The mail server does not take one of the addresses: {Status}", refused.StatusCode);
            }
        await client.DisconnectAsync(true, token);
    }

    private static MimeMessage Message(Letter letter, string from)
    {
        var message = new MimeMessage { Subject = letter.Subject, Body = new TextPart("plain") { Text = letter.Text } };
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(new MailboxAddress(letter.Name, letter.Address));
        return message;
    }
}
