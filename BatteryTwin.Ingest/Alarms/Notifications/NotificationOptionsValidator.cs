using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>Finds every fault of the section at once; no message repeats an address or a secret.</summary>
internal sealed class NotificationOptionsValidator : IValidateOptions<NotificationOptions>
{
    public ValidateOptionsResult Validate(string? name, NotificationOptions options)
    {
        List<string> faults = [];
        foreach ((string channel, NotificationChannel settings) in options.Channels)
        {
            faults.AddRange(Faults(settings, options.Mail).Select(fault => $"{NotificationOptions.Section}:Channels:{channel}{fault}"));
        }

        Require(options.PublicAddress.Length == 0 || IsWeb(options.PublicAddress), "PublicAddress", "must be an absolute http or https address");
        Require(options.Timeout >= TimeSpan.FromMilliseconds(100) && options.Timeout <= TimeSpan.FromMinutes(5), "Timeout", "must be 00:00:00.1 to 00:05:00");
        Require(options.RetryDelay > TimeSpan.Zero, "RetryDelay", "must be above 0");
        Require(options.MaxRetryDelay >= options.RetryDelay, "MaxRetryDelay", "must not be below RetryDelay");
        Require(options.MaxAge >= TimeSpan.FromMinutes(1), "MaxAge", "must be at least 00:01:00");
        Require(options.MaxLogged is >= 10 and <= 1_000_000, "MaxLogged", "must be 10 to 1,000,000");
        if (options.Mail.Host.Length > 0)
        {
            Require(options.Mail.Port is > 0 and <= 65_535, "Mail:Port", "must be a port number");
            Require(IsMail(options.Mail.From), "Mail:From", "must be a mail address");
            Require(options.Mail.Password.Length == 0 || options.Mail.UseTls, "Mail:UseTls", "must be true where a password is sent");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Require(bool holds, string setting, string rule)
        {
            if (!holds)
            {
                faults.Add($"{NotificationOptions.Section}:{setting} {rule}");
            }
        }
    }

    private static IEnumerable<string> Faults(NotificationChannel channel, MailServerOptions mail)
    {
        bool isHook = channel.Url.Length > 0;
        if (isHook == channel.IsMail)
        {
            yield return " must have either Url (a webhook) or To (mail addresses)";
        }

        if (isHook && !IsWeb(channel.Url))
        {
            yield return ":Url must be an absolute http or https address without user name and password";
        }

        if (channel.Secret.Length is > 0 and < 16)
        {
            yield return ":Secret must have at least 16 characters";
        }

        if (channel.IsMail && mail.Host.Length == 0)
        {
            yield return $" sends mail, but {NotificationOptions.Section}:Mail:Host names no server";
        }

        if (!channel.To.All(IsMail))
        {
            yield return ":To holds something that is no mail address";
        }
    }

    private static bool IsWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.UserInfo.Length == 0;

    private static bool IsMail(string text) => MailAddress.TryCreate(text, out _) && !text.Any(char.IsControl);
}
