using BatteryTwin.Domain.Maintenance.Costs;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>A line in the list.</summary>
/// <param name="Id">Its twin.</param>
/// <param name="Title">Its name.</param>
/// <param name="Rates">What its hours are worth; null while nobody entered that.</param>
/// <param name="IsDemo">They are still the demo plant's.</param>
public sealed record LineItem(string Id, string Title, LineRates? Rates, bool IsDemo);
