using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Production;

/// <summary>Reads yields and energy of lines. Singleton.</summary>
public sealed class EnergyReader(StationBooks books, FigureReader figures, PlantPlans plans, PlantTopology topology, ITwinGraph graph)
{
    /// <summary>Yields of the steps of each line below the asset, over the whole time.</summary>
    public async Task<IReadOnlyList<StepYield>> YieldsAsync(FigureQuery query, CancellationToken cancel)
    {
        IReadOnlyList<StationBook> stations = await books.OpenAsync(query.Of, query.From, query.To, cancel);
        List<StepYield> steps = [];
        foreach (IGrouping<string, StationBook> line in stations.GroupBy(station => station.LineId, StringComparer.Ordinal))
        {
            double? rolled = 1;
            foreach (StationBook station in line)
            {
                Output made = figures.Periods(station.Plan, query with { By = PeriodKind.Whole }).Select(station.Account).Aggregate(Output.None, (sum, account) => sum + account.Planned + account.Unplanned);
                double? yield = Yields.FirstPass(made.Good, made.Produced);
                rolled *= yield;
                steps.Add(new(line.Key, station.Id, Name(station), made.Produced, made.Good, yield, rolled));
            }
        }

        return steps;
    }

    /// <summary>Energy of each line below the asset (of the line of a station), by period.</summary>
    public async Task<IReadOnlyList<LineEnergy>> EnergyAsync(FigureQuery query, CancellationToken cancel)
    {
        // The base load falls on the cells of the whole plant.
        string? plant = query.Of is null ? null : plans.PlantOf(query.Of);
        IReadOnlyList<StationBook> stations = await books.OpenAsync(plant, query.From, query.To, cancel);
        HashSet<string> wanted = query.Of is null ? [] : [.. topology.Current.Within(query.Of).Select(node => node.Id), .. topology.Current.PathTo(query.Of).TakeLast(2)];
        List<LineEnergy> rows = [];
        foreach (IGrouping<string, StationBook> site in stations.GroupBy(station => station.Plan.PlantId, StringComparer.Ordinal))
        {
            foreach (CalendarPeriod period in figures.Periods(site.First().Plan, query))
            {
                Dictionary<string, ProductionAccount> accounts = site.ToDictionary(station => station.Id, station => station.Account(period), StringComparer.Ordinal);
                double good = site.Where(station => station.IsLast).Sum(station => Made(accounts[station.Id]).Good);
                double? baseLoad = good > 0 ? site.First().Plan.Settings.BaseLoadKw * period.Duration.TotalHours / good : null;
                rows.AddRange(site.GroupBy(station => station.LineId, StringComparer.Ordinal).Where(line => query.Of is null || wanted.Contains(line.Key)).Select(line => Line(line.Key, [.. line], period, accounts, baseLoad)));
            }
        }

        return [.. rows.OrderBy(row => row.LineId, StringComparer.Ordinal).ThenBy(row => row.Period.From)];
    }

    private LineEnergy Line(string id, StationBook[] stations, CalendarPeriod period, Dictionary<string, ProductionAccount> accounts, double? baseLoad)
    {
        EnergyStage[] stages = [.. stations.Select(station => Stage(station, accounts[station.Id]))];
        bool isWhole = stages.All(stage => double.IsFinite(stage.EnergyPerUnitIn) && stage.Yield > 0);
        EnergyAllocation? allocation = isWhole ? EnergyAllocation.Of(stages) : null;
        double fuelPerGood = allocation?.Steps.Zip(stations).Sum(step => step.First.Value * FuelShare(step.Second)) ?? 0;
        StepEnergy[] steps =
        [
            .. stations.Select((station, i) => new StepEnergy(
                station.Id, Name(station), accounts[station.Id].EnergyKwh, accounts[station.Id].EnergyKwh * FuelShare(station), IdleKwh(station, period, accounts[station.Id]),
                double.IsFinite(stages[i].EnergyPerUnitIn) ? stages[i].EnergyPerUnitIn : null, allocation?.Steps[i].Value)),
        ];
        double? perGood = allocation?.PerGoodUnit + baseLoad;
        return new(
            id, AssetNames.Title(graph.Current, id), period, stations.Where(station => station.IsLast).Sum(station => Made(accounts[station.Id]).Good), steps, baseLoad, perGood, allocation?.WithoutScrap,
            perGood is { } energy ? CarbonFootprint.Of(energy - fuelPerGood, fuelPerGood, 1, stations[0].Plan.Settings.Energy) : null, stations[0].Plan.Settings);
    }

    private static EnergyStage Stage(StationBook station, ProductionAccount account)
    {
        Output made = Made(account);
        return new(station.Id, made.Produced > 0 ? account.EnergyKwh / made.Produced : double.NaN, made.Produced > 0 ? Math.Min(1, made.Good / made.Produced) : 0);
    }

    /// <summary>What the station drew while it made nothing.</summary>
    private static double IdleKwh(StationBook station, CalendarPeriod period, ProductionAccount account) =>
        Math.Max(0, account.EnergyKwh - station.Ledger.EnergyIn(station.Spans(period), StationState.Running));

    private double FuelShare(StationBook station)
    {
        IReadOnlyDictionary<string, double> shares = station.Plan.Settings.FuelShare;
        return shares.TryGetValue(station.Id, out double share) || shares.TryGetValue(graph.Current.Find(station.Id)?.ModelId ?? string.Empty, out share) ? share : 0;
    }

    private static Output Made(ProductionAccount account) => account.Planned + account.Unplanned;

    private string Name(StationBook station) => AssetNames.AmongSiblings(graph.Current, station.Id, topology.Current.Find(station.LineId)?.Children ?? [station.Id]);
}
