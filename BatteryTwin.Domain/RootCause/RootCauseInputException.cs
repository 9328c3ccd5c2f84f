namespace BatteryTwin.Domain.RootCause;

/// <summary>A graph, table or question of a root-cause investigation that cannot be used as it is; the message says what is wrong, where, and what to do.</summary>
public sealed class RootCauseInputException : Exception
{
    public RootCauseInputException(string message)
        : base(message)
    {
    }

    public RootCauseInputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Several faults in one message, the first few spelled out.</summary>
    public static RootCauseInputException Of(IReadOnlyList<string> faults)
    {
        const int Shown = 10;
        string rest = faults.Count > Shown ? $"; and {faults.Count - Shown} more" : string.Empty;
        return new(string.Join("; ", faults.Take(Shown)) + rest);
    }
}
