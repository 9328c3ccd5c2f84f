using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Ingest.Storage.Investigations;
using BatteryTwin.Web.State.Forecasts;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>Fills in new orders from what people saw: a forecast, an alarm, an investigation. Singleton.</summary>
public sealed class OrderDrafts(PlantWatch watch, ForecastReader forecasts, IAlertLog alerts, IMaintenanceDesk desk, TimeProvider time, IInvestigations? investigations = null)
{
    /// <summary>Address of the page with a new order filled in.</summary>
    public static string PathOf(OriginKind kind, string? reference = null, string? asset = null, string? component = null) =>
        $"/maintenance?new={kind.ToString().ToLowerInvariant()}{Given("from", reference)}{Given("asset", asset)}{Given("component", component)}";

    /// <summary>A draft.</summary>
    /// <param name="kind">What it comes from.</param>
    /// <param name="reference">Id of the alert or investigation.</param>
    /// <param name="asset">Twin it is about.</param>
    /// <param name="component">Its component.</param>
    /// <param name="calendar">The plant's clock.</param>
    /// <param name="cancel">Cancels it.</param>
    public async Task<OrderDraft> OfAsync(OriginKind kind, string? reference, string? asset, string? component, ShiftCalendar calendar, CancellationToken cancel) => kind switch
    {
        OriginKind.Forecast when asset is not null && component is not null => await OfForecastAsync(asset, component, calendar, cancel),
        OriginKind.Alert when reference is not null && alerts.Find(reference) is { } alert => OfAlert(alert, calendar),
        OriginKind.Investigation when reference is not null => OfInvestigation(reference, asset, component, calendar),
        _ => Filled(new() { Asset = asset ?? FirstStation(), Component = component ?? string.Empty }, calendar),
    };

    private async Task<OrderDraft> OfForecastAsync(string asset, string component, ShiftCalendar calendar, CancellationToken cancel)
    {
        ForecastRow? row = (await forecasts.ReadAsync(cancel)).Rows.FirstOrDefault(row => row.Forecast.TwinId == asset && row.Forecast.Component == component);
        return Filled(
            new()
            {
                Origin = new(OriginKind.Forecast, row?.Forecast.ModelId),
                OriginWords = row?.Interval is null ? "from the forecasts; none is known for it now" : $"from the forecast: {ForecastWords.Sentence(row)}",
                Type = WorkType.Predictive,
                Title = $"Replace {ForecastWords.Name(component).ToLowerInvariant()}",
                Description = row?.Interval is null ? string.Empty : ForecastWords.Sentence(row),
                Asset = asset,
                Component = component,
                Priority = row?.IsAtRisk == true ? WorkPriority.High : WorkPriority.Medium,
                Due = row?.Interval?.Low is { } low ? calendar.ToPlantTime(low).DateTime : null,
            },
            calendar,
            row?.Forecast.ComponentType);
    }

    private OrderDraft OfAlert(Alert alert, ShiftCalendar calendar) => Filled(
        new()
        {
            Origin = new(OriginKind.Alert, alert.Id),
            OriginWords = $"from the alarm: {alert.Title}",
            Title = alert.Component is { } part ? $"Check {ForecastWords.Name(part).ToLowerInvariant()}" : AssetNames.WithoutPlace(alert.Title, alert.TwinId),
            Description = alert.Message,
            Asset = alert.TwinId,
            Component = alert.Component ?? string.Empty,
            Type = alert.Component is null ? WorkType.Corrective : WorkType.Predictive,
            Priority = alert.Priority switch { AlertPriority.Critical => WorkPriority.Urgent, AlertPriority.High => WorkPriority.High, _ => WorkPriority.Medium },
        },
        calendar);

    private OrderDraft OfInvestigation(string id, string? asset, string? component, ShiftCalendar calendar)
    {
        string conclusion = investigations?.Find(id)?.Conclusion ?? string.Empty;
        string first = conclusion.Split('\n')[0].Trim();
        return Filled(
            new()
            {
                Origin = new(OriginKind.Investigation, id),
                OriginWords = "from an investigation",
                Title = first.Length > 200 ? first[..200] : first,
                Description = conclusion,
                Asset = asset ?? FirstStation(),
                Component = component ?? string.Empty,
                Priority = WorkPriority.High,
            },
            calendar);
    }

    /// <summary>Duration, people, skills and parts as the costs of the component say.</summary>
    private OrderDraft Filled(OrderDraft draft, ShiftCalendar calendar, string? componentType = null)
    {
        if (draft.Component.Length > 0 && desk.Costs.Component(draft.Component, componentType) is { } costs)
        {
            Fill(draft, costs, calendar);
        }

        return draft;
    }

    private void Fill(OrderDraft draft, ComponentCosts costs, ShiftCalendar calendar)
    {
        draft.DurationHours = costs.PlannedHours > 0 ? costs.PlannedHours : draft.DurationHours;
        draft.Technicians = costs.Technicians;
        draft.Skills = string.Join(", ", costs.Skills);
        draft.Part = costs.PartCost > 0 ? ForecastWords.Name(draft.Component) : string.Empty;
        draft.PartAt = costs.PartCost > 0 && costs.PartLeadDays > 0 ? calendar.ToPlantTime(time.GetUtcNow().AddDays(costs.PartLeadDays)).DateTime : null;
    }

    private string FirstStation() => Stations() is [var first, ..] ? first.Id : string.Empty;

    /// <summary>Everything that work can be done on, by name.</summary>
    public IReadOnlyList<StopPlace> Stations()
    {
        PlantMoment plant = watch.Now();
        return [.. plant.Topology.Roots.SelectMany(plant.Topology.Within).Select(node => new StopPlace(node.Id, plant.Title(node.Id))).OrderBy(place => place.Title, StringComparer.CurrentCulture)];
    }

    private static string? Given(string name, string? value) => value is null ? null : $"&{name}={Uri.EscapeDataString(value)}";
}
