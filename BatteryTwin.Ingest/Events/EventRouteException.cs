namespace BatteryTwin.Ingest.Events;

/// <summary>A request on event routes that is refused; the message says what is wrong and what to do.</summary>
public sealed class EventRouteException : Exception
{
    public EventRouteException(EventRouteErrorCode code, string message)
        : base(message) => Code = code;

    public EventRouteException(EventRouteErrorCode code, string message, Exception innerException)
        : base(message, innerException) => Code = code;

    public EventRouteException()
    {
    }

    public EventRouteException(string message)
        : base(message)
    {
    }

    public EventRouteException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public EventRouteErrorCode Code { get; }

    public static EventRouteException NotFound(string id) => new(
        EventRouteErrorCode.EventRouteNotFound, $"There is no route available that matches the provided input: {id}. Check that the id is spelt as it was created.");
}
