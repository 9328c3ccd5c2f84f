using System.Net.Sockets;
using System.Security.Authentication;
using RabbitMQ.Client.Exceptions;

namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>Says what is wrong with a connection, and what to do, without credentials.</summary>
internal static class RabbitMqFaults
{
    private const int NotFound = 404;
    private const int PreconditionFailed = 406;
    private const int AccessRefused = 403;
    private const int NotAllowed = 530;

    public static string Describe(Exception exception, string name, RabbitMqConnectionOptions options)
    {
        string section = $"{RabbitMqConnectionOptions.Section}:{name}";
        return Causes(exception).Select(cause => Known(cause, section, options)).FirstOrDefault(text => text is not null) ?? $"the connection was lost: {exception.Message}";
    }

    private static string? Known(Exception cause, string section, RabbitMqConnectionOptions options) => cause switch
    {
        AuthenticationFailureException or PossibleAuthenticationFailureException => $"the broker refuses user '{options.User}'; check {section}:User and :Password, and that the user may come from this machine",
        OperationInterruptedException { ShutdownReason: { } reason } => reason.ReplyCode switch
        {
            PreconditionFailed => $"{reason.ReplyText}; set {section}:QueueType (or ExchangeType) to what exists, or {section}:Declare to false",
            NotFound => $"{reason.ReplyText}; create it at the broker, or correct {section}:Queue or :Exchange",
            AccessRefused => $"{reason.ReplyText}; give user '{options.User}' the right to configure, write and read queue '{options.Queue}' and to read exchange '{options.Exchange}', or set {section}:Declare to false",
            NotAllowed => $"{reason.ReplyText}; check {section}:VirtualHost and the user's rights to it",
            _ => reason.ReplyText,
        },
        AuthenticationException => $"TLS with the broker failed: {cause.Message} Check {section}:Tls (CaFile, ServerName) and the broker's certificate",
        SocketException => $"the broker cannot be reached: {cause.Message}; check that it runs, and {section}:Host and :Port",
        _ => null,
    };

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        yield return exception;
        IEnumerable<Exception> inner = exception is AggregateException aggregate ? aggregate.InnerExceptions : exception.InnerException is { } one ? [one] : [];
        foreach (Exception cause in inner.SelectMany(Causes))
        {
            yield return cause;
        }
    }
}
