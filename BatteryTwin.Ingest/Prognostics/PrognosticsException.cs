namespace BatteryTwin.Ingest.Prognostics;

/// <summary>A request about data sets or models cannot be done; the message says why and what to do.</summary>
public sealed class PrognosticsException : Exception
{
    public PrognosticsException(PrognosticsFault fault, string message)
        : base(message) => Fault = fault;

    public PrognosticsException(PrognosticsFault fault, string message, Exception cause)
        : base(message, cause) => Fault = fault;

    public PrognosticsException()
    {
    }

    public PrognosticsException(string message)
        : base(message)
    {
    }

    public PrognosticsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public PrognosticsFault Fault { get; } = PrognosticsFault.Invalid;
}
