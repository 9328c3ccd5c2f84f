using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.State.Production;

/// <summary>Reads the OEE page. Singleton.</summary>
public sealed class OeeReader
{
    private const int MostCauses = 8;
    private const int MostUnexplained = 6;

    private readonly StationBooks _books;
    private readonly FigureReader _figures;
    private readonly LossReader _losses;
    private readonly PlantTopology _topology;
    private readonly ITwinGraph _graph;
    private readonly SharedViews<OeeView> _views;

    public OeeReader(StationBooks books, FigureReader figures, LossReader losses, IProductionBook book, PlantTopology topology, ITwinGraph graph)
    {
        (_books, _figures, _losses, _topology, _graph) = (books, figures, losses, topology, graph);
        _views = new((assetId, from, to) => ReadNowAsync(assetId, from, to, CancellationToken.None), () => book.Revision);
    }

    /// <summary>The view of an asset, or of all plants (null), of at most the last 400 days asked for; null for an unknown asset. Times are those of the last quarter minute, within which all who look share one reading.</summary>
    public Task<OeeView?> ReadAsync(string? assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) => _views.ReadAsync(assetId, from, to, cancel);

    private async Task<OeeView?> ReadNowAsync(string? assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        if (assetId is not null && !_figures.Knows(assetId))
        {
            return null;
        }

        bool isLine = assetId is not null && _topology.Current.Lines.Any(line => line.Id == assetId);
        bool isStation = assetId is not null && _losses.IsStation(assetId);
        FigureQuery whole = new(assetId, from, to, PeriodKind.Whole, isLine || isStation ? FigureLevel.Station : FigureLevel.Line);
        IReadOnlyList<StationBook> stations = await _books.OpenAsync(assetId, from, to, cancel);
        IReadOnlyList<FigureRow> parts = await _figures.ReadAsync(whole, stations, cancel);
        IReadOnlyList<FigureRow> totals = await _figures.ReadAsync(whole with { Level = FigureLevel.Self }, stations, cancel);
        IReadOnlyList<FigureRow> periods = assetId is null ? [] : await _figures.ReadAsync(whole with { Level = FigureLevel.Self, By = CalendarPeriods.KindFor(to - from) }, stations, cancel);
        IReadOnlyList<LossCause> causes = await Task.Run(() => _losses.Causes(whole, stations, MostCauses), cancel);
        UnexplainedLoss unexplained = await Task.Run(() => _losses.Unexplained(whole, stations, MostUnexplained), cancel);
        Dictionary<string, PlantPlan> plans = stations.DistinctBy(station => station.Id).ToDictionary(station => station.Id, station => station.Plan, StringComparer.Ordinal);
        string? ReasonName(LossCause cause) => cause.Reason is { } code ? plans[cause.StationId].Settings.Reasons.FirstOrDefault(reason => reason.Code == code)?.Name ?? code : null;
        FigureRow total = Sum(totals, from, to);
        IReadOnlyList<string> siblings = isLine ? _topology.Current.Find(assetId!)!.Children : [];
        string Shortest(string id) => isLine ? AssetNames.AmongSiblings(_graph.Current, id, siblings) : Name(id);
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

    private string Name(string id) => AssetNames.Title(_graph.Current, id);
}
