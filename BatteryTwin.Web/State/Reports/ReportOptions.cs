namespace BatteryTwin.Web.State.Reports;

/// <summary>Section <c>BatteryTwin:Reports</c>: when weekly reports are written by themselves.</summary>
public sealed record ReportOptions
{
    public const string Section = "BatteryTwin:Reports";

    /// <summary>Write the report of each plant's week after it is over.</summary>
    public bool Weekly { get; init; } = true;

    /// <summary>Hours after the week's end, by the plant's clock, until it is written: late data counts.</summary>
    public double DelayHours { get; init; } = 6;

    /// <summary>Channels of <c>BatteryTwin:Notifications:Channels</c> that get each finished report: mail brings the file, a webhook its link.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];
}
