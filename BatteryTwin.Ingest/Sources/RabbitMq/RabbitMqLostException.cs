namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>The broker ended the link; the message says why.</summary>
internal sealed class RabbitMqLostException : Exception
{
    public RabbitMqLostException(string message)
        : base(message)
    {
    }

    public RabbitMqLostException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public RabbitMqLostException()
    {
    }
}
