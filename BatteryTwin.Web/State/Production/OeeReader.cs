using System.Collections.Concurrent;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.State.Production;

/// <summary>Reads the OEE page. Singleton.</summary>
public sealed class OeeReader(StationBooks books, FigureReader figures, LossReader losses, IProductionBook book, PlantTopology topology, ITwinGraph graph)
{
    private const int MostCauses = 8;
    private const int MostUnexplained = 6;
    private const int MostKept = 64;

    private static readonly TimeSpan s_keptFor = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(400);

    private readonly ConcurrentDictionary<(string? Asset, DateTimeOffset From, DateTimeOffset To, long Book), Task<OeeView?>> _kept = new();

    /// <summary>
    /// The view of an asset, or of all plants (null), of at most the last 400 days asked for; null for an unknown asset. Times are those of the last quarter minute, within which all who look share one reading. While a new one
    /// is being read, that of the quarter minute before is given where there is one: the page that a browser gets first does not vanish when the live one follows. What people enter counts at once.
    /// </summary>
    public async Task<OeeView?> ReadAsync(string? assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        (string? Asset, DateTimeOffset From, DateTimeOffset To, long Book) key = (assetId, Floor(to - from > s_longest ? to - s_longest : from), Floor(to), book.Revision);
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        Task<OeeView?> reading = _kept.GetOrAdd(key, wanted => ReadNowAsync(wanted.Asset, wanted.From, wanted.To, CancellationToken.None));
        if (!reading.IsCompleted && _kept.TryGetValue((assetId, key.From - s_keptFor, key.To - s_keptFor, key.Book), out Task<OeeView?>? before) && before.IsCompletedSuccessfully)
        {
            return await before;
        }

        try
        {
            return await reading.WaitAsync(cancel);
        }
        catch when (reading.IsFaulted)
        {
            _kept.TryRemove(KeyValuePair.Create(key, reading));
            throw;
        }
    }

    private async Task<OeeView?> ReadNowAsync(string? assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        if (assetId is not null && !figures.Knows(assetId))
        {
            return null;
        }

        bool isLine = assetId is not null && topology.Current.Lines.Any(line => line.Id == assetId);
        bool isStation = assetId is not null && losses.IsStation(assetId);
        FigureQuery whole = new(assetId, from, to, PeriodKind.Whole, isLine || isStation ? FigureLevel.Station : FigureLevel.Line);
        IReadOnlyList<StationBook> stations = await books.OpenAsync(assetId, from, to, cancel);
        IReadOnlyList<FigureRow> parts = await figures.ReadAsync(whole, stations, cancel);
        IReadOnlyList<FigureRow> totals = await figures.ReadAsync(whole with { Level = FigureLevel.Self }, stations, cancel);
        IReadOnlyList<FigureRow> periods = assetId is null ? [] : await figures.ReadAsync(whole with { Level = FigureLevel.Self, By = CalendarPeriods.KindFor(to - from) }, stations, cancel);
        IReadOnlyList<LossCause> causes = await Task.Run(() => losses.Causes(whole, stations, MostCauses), cancel);
        UnexplainedLoss unexplained = await Task.Run(() => losses.Unexplained(whole, stations, MostUnexplained), cancel);
        Dictionary<string, PlantPlan> plans = stations.DistinctBy(station => station.Id).ToDictionary(station => station.Id, station => station.Plan, StringComparer.Ordinal);
        string? ReasonName(LossCause cause) => cause.Reason is { } code ? plans[cause.StationId].Settings.Reasons.FirstOrDefault(reason => reason.Code == code)?.Name ?? code : null;
        FigureRow total = Sum(totals, from, to);
        IReadOnlyList<string> siblings = isLine ? topology.Current.Find(assetId!)!.Children : [];
        string Shortest(string id) => isLine ? AssetNames.AmongSiblings(graph.Current, id, siblings) : Name(id);
        return new(
            assetId is null ? null : Name(assetId), total, [.. parts.Select(part => part with { Name = Shortest(part.Id) })], periods, LossWaterfall.Of(total.Account, total.UnitsPerHour),
            [.. causes.Select(cause => (cause with { Reason = ReasonName(cause) }, Shortest(cause.StationId)))],
            unexplained, [.. unexplained.Longest.Select(stop => new NamedStop(stop, Shortest(stop.StationId), plans[stop.StationId].Calendar.Zone))],
            isStation, from, to);
    }

    private static FigureRow Sum(IReadOnlyList<FigureRow> rows, DateTimeOffset from, DateTimeOffset to) => rows is [var only]
        ? only
        : new(
            string.Empty, string.Empty, new(string.Empty, from, to), rows.Aggregate(ProductionAccount.Zero, (sum, row) => sum + row.Account), rows.Sum(row => row.Produced), rows.Sum(row => row.Good), null,
            rows.Any(row => row.HasRate));

    private static DateTimeOffset Floor(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % s_keptFor.Ticks), TimeSpan.Zero);

    private string Name(string id) => AssetNames.Title(graph.Current, id);
}
