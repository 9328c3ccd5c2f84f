namespace BatteryTwin.Ingest.Storage.Investigations;

/// <summary>Somebody else has changed an investigation since it was read.</summary>
public sealed class InvestigationConflictException : Exception
{
    public InvestigationConflictException()
    {
    }

    public InvestigationConflictException(string message)
        : base(message)
    {
    }

    public InvestigationConflictException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InvestigationConflictException(string id, int seen, int current, string who, string what)
        : base($"investigation {id} has version {current} now, version {seen} was seen: {who} has changed it in between ({what}). Read it again, then decide") => Current = current;

    /// <summary>The version it has now.</summary>
    public int Current { get; }
}
