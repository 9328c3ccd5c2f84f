using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Web.State.Production;

/// <summary>Reads what stations lost their time to, and which of them held their line back. Singleton.</summary>
public sealed class LossReader(StationBooks books, FigureReader figures, PlantTopology topology)
{
    /// <summary>Causes over the whole time, the greatest first.</summary>
    public async Task<IReadOnlyList<LossCause>> CausesAsync(FigureQuery query, int most, CancellationToken cancel)
    {
        IReadOnlyList<StationBook> stations = await books.OpenAsync(query.Of, query.From, query.To, cancel);
        return Causes(query, stations, most);
    }

    /// <summary>The same of books that are open already.</summary>
    public IReadOnlyList<LossCause> Causes(FigureQuery query, IReadOnlyList<StationBook> stations, int most) =>
        LossPareto.Of(stations.Select(station => KeyValuePair.Create(station.Id, Slices(station, query))), most);

    /// <summary>Lost time that nobody explained, of books that are open already.</summary>
    public UnexplainedLoss Unexplained(FigureQuery query, IReadOnlyList<StationBook> stations, int most) =>
        UnexplainedLoss.Of(stations.Select(station => KeyValuePair.Create(station.Id, Slices(station, query))), most);

    /// <summary>The bottleneck of each line below the asset over the whole time.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, ShiftingBottleneck>>> BottlenecksAsync(FigureQuery query, CancellationToken cancel)
    {
        IReadOnlyList<StationBook> stations = await books.OpenAsync(query.Of, query.From, query.To, cancel);
        return
        [
            .. stations.GroupBy(station => station.LineId, StringComparer.Ordinal)
                .Select(line => KeyValuePair.Create(line.Key, ShiftingBottleneck.Of([.. line.SelectMany(station => ActivePeriods.Of(station.Id, Slices(station, query)))]))),
        ];
    }

    /// <summary>States of one station, after people's edits; null for an asset that is no station.</summary>
    public async Task<IReadOnlyList<StateInterval>?> StatesAsync(string stationId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        if (!IsStation(stationId))
        {
            return null;
        }

        StationBook station = (await books.OpenAsync(stationId, from, to, cancel)).Single();
        return
        [
            .. station.Ledger.States.Where(state => state.To > from && state.From < to)
                .Select(state => state with { From = state.From > from ? state.From : from, To = state.To < to ? state.To : to }),
        ];
    }

    /// <summary>True for an asset that contains no others.</summary>
    public bool IsStation(string assetId) => topology.Current.Find(assetId) is { IsLeaf: true };

    private IReadOnlyList<StateSlice> Slices(StationBook station, FigureQuery query)
    {
        CalendarPeriod? whole = figures.Periods(station.Plan, query with { By = PeriodKind.Whole }) is [var only] ? only : null;
        return whole is null ? [] : station.Ledger.Slices(station.Spans(whole));
    }
}
