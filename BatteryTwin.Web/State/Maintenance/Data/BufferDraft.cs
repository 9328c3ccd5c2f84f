namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>The buffer behind a station, as people enter it. Editable.</summary>
public sealed class BufferDraft(string station)
{
    /// <summary>Twin of the station.</summary>
    public string Station { get; } = station;

    public string Hours { get; set; } = "0";

    /// <summary>Exact hours that <see cref="Hours"/> began with; null for a new one.</summary>
    public double? Known { get; init; }
}
