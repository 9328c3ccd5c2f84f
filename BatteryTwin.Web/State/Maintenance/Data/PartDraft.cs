using System.Globalization;
using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>A part that work needs, as people enter it. Editable.</summary>
public sealed class PartDraft
{
    public string Part { get; set; } = string.Empty;

    public string Quantity { get; set; } = "1";

    /// <summary>When it is there; null = in stock.</summary>
    public DateTimeOffset? AvailableAt { get; init; }

    public static PartDraft Of(PartNeed need)
    {
        ArgumentNullException.ThrowIfNull(need);
        return new() { Part = need.Part, Quantity = need.Quantity.ToString(CultureInfo.InvariantCulture), AvailableAt = need.AvailableAt };
    }

    public PartNeed ToNeed(FieldFaults faults, string field)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (string.IsNullOrWhiteSpace(Part))
        {
            faults.Add(field, "Name the part, or remove the row.");
        }

        return new(Part.Trim(), NumberText.ReadWhole(faults, field, Quantity, 1, 1_000_000), AvailableAt);
    }
}
