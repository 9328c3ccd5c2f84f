namespace BatteryTwin.Web.State.Maintenance;

/// <summary>A crew or a line with its jobs.</summary>
/// <param name="Id">Of the crew, or twin of the line.</param>
/// <param name="Title">Its name.</param>
/// <param name="Note">Skills of a crew, plant of a line.</param>
/// <param name="Bars">Jobs in the time shown, by begin.</param>
/// <param name="Shades">Times off shift, planned stops.</param>
/// <param name="Load">Share of the crew's technician hours that is planned; null for a line.</param>
/// <param name="LoadText">The same in words.</param>
public sealed record BoardRow(string Id, string Title, string Note, IReadOnlyList<BoardBar> Bars, IReadOnlyList<BoardShade> Shades, double? Load = null, string? LoadText = null)
{
    public int Lanes => Bars.Count == 0 ? 1 : Bars.Max(bar => bar.Lane) + 1;
}
