using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Components.Reports;
using BatteryTwin.Web.State.Forecasts;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.State.Reports;

/// <summary>Reads the figures of a plant's week and writes them as one self-contained HTML file. Singleton.</summary>
public sealed class WeeklyReports(
    OeeReader oee, EnergyPageReader energy, ProgressReader progress, AlarmFigures alarms, AlertList alerts, ForecastReader forecasts, PlantPlans plans, PlantTopology topology, ITwinGraph graph, HtmlFiles files, TimeProvider time)
{
    private static readonly string[] s_styles = ["css/tokens.css", "css/controls.css", "css/charts.css", "css/report.css"];

    /// <summary>Plants that have lines, by name.</summary>
    public IReadOnlyList<(string Id, string Name)> Plants =>
        [.. topology.Current.Lines.Select(line => topology.Current.PathTo(line.Id)[0]).Distinct(StringComparer.Ordinal).Select(id => (id, AssetNames.Title(graph.Current, id))).OrderBy(plant => plant.Item2, StringComparer.Ordinal)];

    /// <summary>The week that runs in a plant.</summary>
    public PlantWeek RunningWeek(string plantId)
    {
        PlantPlan plan = plans.Of(plantId);
        return PlantWeek.Of(plan.Calendar.Clock.DayOf(time.GetUtcNow()));
    }

    /// <summary>The report of a week that has begun; null for an unknown plant or a week that has not.</summary>
    public async Task<WeeklyReport?> ReadAsync(string plantId, PlantWeek week, CancellationToken cancel)
    {
        if (topology.Current.Find(plantId) is null)
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        PlantClock clock = plans.Of(plantId).Calendar.Clock;
        (DateTimeOffset from, DateTimeOffset end) = week.Span(clock);
        if (from >= now)
        {
            return null;
        }

        (DateTimeOffset fromBefore, DateTimeOffset toBefore) = week.Previous.Span(clock);
        DateTimeOffset to = end < now ? end : now;
        OeeView view = (await oee.ReadAsync(plantId, from, to, cancel))!;
        OeeView before = (await oee.ReadAsync(plantId, fromBefore, toBefore, cancel))!;
        EnergyView drawn = (await energy.ReadAsync(plantId, from, to, cancel))!;
        EnergyView drawnBefore = (await energy.ReadAsync(plantId, fromBefore, toBefore, cancel))!;
        return new(
            plantId, AssetNames.Title(graph.Current, plantId), week, from, to, end <= now, view, before.IsEmpty ? null : before, await progress.OverAsync(plantId, from, to, cancel), drawn, drawnBefore.IsEmpty ? null : drawnBefore,
            alerts.AreKnown ? alarms.Read(plantId, from, to, null, new()) : null, await RisksAsync(plantId, cancel), now);
    }

    /// <summary>The report as a file.</summary>
    public Task<string> HtmlAsync(WeeklyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return files.WriteAsync<WeeklyReportFile>($"{report.Plant}, {report.Week.Name}", plans.Of(report.PlantId).Calendar.Clock.Zone, s_styles, (nameof(WeeklyReportFile.Report), report));
    }

    private async Task<IReadOnlyList<ForecastRow>?> RisksAsync(string plantId, CancellationToken cancel)
    {
        try
        {
            return [.. (await forecasts.ReadAsync(cancel)).AtRisk.Where(row => (row.Plant ?? row.Line)?.Id == plantId)];
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }
}
