using System.Globalization;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>Amounts of the costs, whose currency stands in the head of the column.</summary>
public static class DataMoney
{
    public static string Of(double amount) => amount.ToString(amount is > 0 and < 10 ? "#,0.##" : "#,0", CultureInfo.CurrentCulture);

    /// <summary>How many times a failure costs what planned work costs: <c>12 ×</c>.</summary>
    public static string Ratio(CostEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return effect.Planned > 0 ? string.Create(CultureInfo.CurrentCulture, $"{effect.Failure / effect.Planned:#,0.#} ×") : "–";
    }
}
