namespace BatteryTwin.Ingest.Investigations;

/// <summary>Section <c>BatteryTwin:Investigations</c>.</summary>
public sealed record InvestigationOptions
{
    public const string Section = "BatteryTwin:Investigations";

    /// <summary>Days before the bad time that are read as reference where a question names none.</summary>
    public double ReferenceDays { get; init; } = 7;

    /// <summary>Days before the newest unit in which the bad time is looked for where a question names neither a time nor units.</summary>
    public double SearchDays { get; init; } = 7;

    /// <summary>Most that may be sent with a question, in bytes.</summary>
    public long UploadBytes { get; init; } = 64L << 20;
}
