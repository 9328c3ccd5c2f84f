using System.Net;
using System.Net.Mail;
using System.Text;
using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Ingest.Events;

namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>Hands mail to a server. A server that is busy, away or full for now allows another attempt; one that refuses the address or the login for good does not.</summary>
internal sealed class MailClient(MailServerOptions server, TimeSpan timeout)
{
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<DeliveryOutcome> SendAsync(IReadOnlyList<string> to, Notification notification, CancellationToken cancel)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(timeout);
        try
        {
            using MailMessage message = Message(to, notification);
            using SmtpClient client = new(server.Host, server.Port) { EnableSsl = server.UseTls, UseDefaultCredentials = false };
            if (server.UserName.Length > 0)
            {
                client.Credentials = new NetworkCredential(server.UserName, server.Password);
            }

            await client.SendMailAsync(message, deadline.Token).ConfigureAwait(false);
            return DeliveryOutcome.Delivered;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(false, MayRetry: true, $"the mail server did not answer within {timeout.TotalSeconds:0.###} s");
        }
        catch (SmtpFailedRecipientsException problem) when (problem.InnerExceptions.Length < to.Count)
        {
            // The others have it: another attempt would send it to them once more.
            return new(false, MayRetry: false, $"the mail server refused {problem.InnerExceptions.Length} of {to.Count} addresses; the others have it");
        }
        catch (SmtpException problem)
        {
            // The words of the server may repeat addresses; its code says enough.
            SmtpStatusCode status = problem is SmtpFailedRecipientsException { InnerExceptions: [var first, ..] } ? first.StatusCode : problem.StatusCode;
            int code = (int)status;
            return code > 0
                ? new(false, MayRetry: code is not (550 or 551 or 553 or 554 or 535), $"the mail server answered {code} ({status})")
                : new(false, MayRetry: true, "the mail server could not be reached");
        }
    }

    private MailMessage Message(IReadOnlyList<string> to, Notification notification)
    {
        MailMessage message = new()
        {
            From = new MailAddress(server.From),
            Subject = notification.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = notification.Text,
            BodyEncoding = Encoding.UTF8,
            IsBodyHtml = false,
        };
        foreach (string address in to)
        {
            message.To.Add(new MailAddress(address));
        }

        if (notification.File is { } file)
        {
            message.Attachments.Add(Attachment.CreateAttachmentFromString(file.Text, file.Name, Encoding.UTF8, file.MediaType));
        }

        message.Headers.Add("X-BatteryTwin-Notification", notification.Id);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
