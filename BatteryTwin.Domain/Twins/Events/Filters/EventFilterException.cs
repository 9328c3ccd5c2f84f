using BatteryTwin.Domain.TwinQuery.Syntax;

namespace BatteryTwin.Domain.Twins.Events.Filters;

/// <summary>A filter that cannot be read; the message says what was expected, where, and what to write instead.</summary>
public sealed class EventFilterException : Exception
{
    public EventFilterException(string message)
        : base(message)
    {
    }

    public EventFilterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public EventFilterException()
    {
    }

    internal EventFilterException(TextPosition position, string message, Exception innerException)
        : base(message, innerException) => Position = position;

    /// <summary>Where in the filter's text the fault is.</summary>
    public TextPosition? Position { get; }
}
