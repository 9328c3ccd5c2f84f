using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Production;

/// <summary>Reads production figures of plants, lines and stations by shift, day and week. Singleton.</summary>
public sealed class FigureReader(StationBooks books, PlantTopology topology, PlantPlans plans, ITwinGraph graph, TimeProvider time)
{
    /// <summary>Rows by asset and period; the time after now is left out.</summary>
    public async Task<IReadOnlyList<FigureRow>> ReadAsync(FigureQuery query, CancellationToken cancel)
    {
        IReadOnlyList<StationBook> stations = await books.OpenAsync(query.Of, query.From, End(query.To), cancel);
        return await ReadAsync(query, stations, cancel);
    }

    /// <summary>The same of books that are open already.</summary>
    public Task<IReadOnlyList<FigureRow>> ReadAsync(FigureQuery query, IReadOnlyList<StationBook> stations, CancellationToken cancel) =>
        Task.Run<IReadOnlyList<FigureRow>>(() => Rows(query with { To = End(query.To) }, stations), cancel);

    /// <summary>Periods of a plant's calendar, up to now.</summary>
    public IReadOnlyList<CalendarPeriod> Periods(PlantPlan plan, FigureQuery query) => CalendarPeriods.Of(plan.Calendar, query.From, End(query.To), query.By);

    /// <summary>Asset of a level to which a station belongs.</summary>
    public string GroupOf(StationBook station, FigureQuery query) => query.Level switch
    {
        FigureLevel.Station => station.Id,
        FigureLevel.Line => station.LineId,
        _ => query.Of ?? plans.PlantOf(station.Id) ?? station.Id,
    };

    private List<FigureRow> Rows(FigureQuery query, IReadOnlyList<StationBook> stations)
    {
        List<FigureRow> rows = [];
        foreach (IGrouping<string, StationBook> group in stations.GroupBy(station => GroupOf(station, query), StringComparer.Ordinal))
        {
            StationBook[] members = [.. group];
            foreach (CalendarPeriod period in Periods(members[0].Plan, query))
            {
                rows.Add(Row(group.Key, members, period));
            }
        }

        return rows;
    }

    private FigureRow Row(string id, StationBook[] members, CalendarPeriod period)
    {
        ProductionAccount sum = ProductionAccount.Zero;
        bool hasRate = members.Any(station => station.Ledger.UnitsPerHour is not null);
        double produced = 0;
        double good = 0;
        foreach (StationBook station in members)
        {
            ProductionAccount account = station.Account(period);
            // Beside stations with a planned rate the time of one without would count as lost.
            if (!hasRate || station.Ledger.UnitsPerHour is not null)
            {
                sum += account;
            }

            bool isOutput = members.Length == 1 || station.IsLast;
            produced += isOutput ? account.Planned.Produced + account.Unplanned.Produced : 0;
            good += isOutput ? account.Planned.Good + account.Unplanned.Good : 0;
        }

        return new(id, AssetNames.Title(graph.Current, id), period, sum, produced, good, members.Length == 1 ? members[0].Ledger.UnitsPerHour : null, hasRate);
    }

    /// <summary>Nothing is known of the time to come.</summary>
    private DateTimeOffset End(DateTimeOffset to)
    {
        DateTimeOffset now = time.GetUtcNow();
        return to < now ? to : now;
    }

    /// <summary>True when the asset is in the graph.</summary>
    public bool Knows(string assetId) => topology.Current.Find(assetId) is not null;
}
