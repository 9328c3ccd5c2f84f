using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Production;

/// <summary>Reads the energy page. Singleton.</summary>
public sealed class EnergyPageReader
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(400);

    private readonly EnergyReader _energy;
    private readonly FigureReader _figures;
    private readonly PlantPlans _plans;
    private readonly ITwinGraph _graph;
    private readonly SharedViews<EnergyView> _views;

    public EnergyPageReader(EnergyReader energy, FigureReader figures, PlantPlans plans, ITwinGraph graph)
    {
        (_energy, _figures, _plans, _graph) = (energy, figures, plans, graph);
        _views = new((assetId, from, to) => ReadAsync(assetId, from, to, CancellationToken.None));
    }

    /// <summary>The same as of the last quarter minute, within which all who look share one reading.</summary>
    public Task<EnergyView?> SharedAsync(string? assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) => _views.ReadAsync(assetId, from, to, cancel);

    /// <summary>Somebody entered other factors: views are read anew.</summary>
    public void Forget() => _views.Forget();

    /// <summary>The view of a plant or a line, or of all plants (null), of at most the last 400 days asked for; null for an unknown asset.</summary>
    public async Task<EnergyView?> ReadAsync(string? assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        if (assetId is not null && !_figures.Knows(assetId))
        {
            return null;
        }

        FigureQuery whole = new(assetId, to - from > s_longest ? to - s_longest : from, to);
        IReadOnlyList<LineEnergy> lines = await _energy.EnergyAsync(whole, cancel);
        IReadOnlyList<LineEnergy> parts = assetId is null ? [] : await _energy.EnergyAsync(whole with { By = CalendarPeriods.KindFor(to - from) }, cancel);
        CalendarPeriod all = new(string.Empty, whole.From, to);
        string name = assetId is null ? string.Empty : AssetNames.Title(_graph.Current, assetId);
        return new(
            assetId is null ? null : name,
            EnergySum.Of(assetId ?? string.Empty, name, all, lines),
            [.. lines.OrderBy(line => line.Name, StringComparer.CurrentCulture).Select(line => EnergySum.Of(line.LineId, line.Name, line.Period, [line]))],
            [.. parts.GroupBy(line => line.Period.From).OrderBy(period => period.Key).Select(period => EnergySum.Of(assetId!, period.First().Period.Name, period.First().Period, [.. period]))],
            Steps(lines),
            lines.Sum(line => (line.BaseLoadPerGoodCell ?? 0) * line.GoodCells),
            [.. lines.Select(line => _plans.PlantOf(line.LineId)).OfType<string>().Distinct(StringComparer.Ordinal).Select(plant => (_plans.Of(plant), AssetNames.Title(_graph.Current, plant)))]);
    }

    /// <summary>Steps of lines that are built alike have the same name within their line; the longest line says their order.</summary>
    private static IReadOnlyList<StepFlow> Steps(IReadOnlyList<LineEnergy> lines) =>
    [
        .. lines.OrderByDescending(line => line.Steps.Count).SelectMany(line => line.Steps).GroupBy(step => step.Name, StringComparer.Ordinal)
            .Select(steps => new StepFlow(steps.Key, steps.Sum(step => step.FuelKwh), steps.Aggregate(default(EnergyUse), (sum, step) => sum + step.Use))),
    ];
}
