namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>What a reply to a write means.</summary>
internal enum WriteReplyKind
{
    /// <summary>All lines are stored.</summary>
    Taken,

    /// <summary>Some lines will never be stored; the others are.</summary>
    LinesRefused,

    /// <summary>The request was too large.</summary>
    TooLarge,

    /// <summary>Nothing to blame on the lines; the same request may succeed later.</summary>
    Later,

    /// <summary>Somebody must put credentials, database or address right; until then nothing will succeed.</summary>
    Misconfigured,
}
