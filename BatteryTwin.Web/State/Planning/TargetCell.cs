namespace BatteryTwin.Web.State.Planning;

/// <summary>What a line is to make in a shift, and what it made.</summary>
/// <param name="LineId">Twin of the line.</param>
/// <param name="Shift">The shift.</param>
/// <param name="Quantity">Target entered; null without one.</param>
/// <param name="Version">Version of the target; 0 without one.</param>
/// <param name="ChangedBy">Who entered it; null when nobody said.</param>
/// <param name="FromOrders">What the line's orders want of the shift; null where there are none, or a target stands before them.</param>
/// <param name="Good">Good units made; null before the shift.</param>
public sealed record TargetCell(string LineId, TargetShift Shift, double? Quantity, long Version, string? ChangedBy, double? FromOrders, double? Good)
{
    /// <summary>Less than this share of a target is a lag, not a waver.</summary>
    private const double Enough = 0.98;

    /// <summary>What the shift is measured by: its target, or what the orders want.</summary>
    public double? Wanted => Quantity ?? FromOrders;

    /// <summary>The shift is over and fell short.</summary>
    public bool FellShort => Shift.IsOver && Wanted is { } wanted && Good < Enough * wanted;

    /// <summary>Names the cell for a change.</summary>
    public (string LineId, DateOnly Day, string Shift) Key => (LineId, Shift.Day, Shift.Name);
}
