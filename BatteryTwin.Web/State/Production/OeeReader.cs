using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Production;

/// <summary>Reads the OEE page. Singleton.</summary>
public sealed class OeeReader(FigureReader figures, LossReader losses, PlantTopology topology, ITwinGraph graph)
{
    private const int MostCauses = 8;

    private static readonly TimeSpan s_longestByShift = TimeSpan.FromDays(3);
    private static readonly TimeSpan s_longestByDay = TimeSpan.FromDays(45);

    /// <summary>Assets one may choose: plants with their lines, in display order.</summary>
    public IReadOnlyList<(string Id, string Name, bool IsLine)> Choices
    {
        get
        {
            Topology current = topology.Current;
            List<(string Id, string Name, bool IsLine)> choices = [];
            foreach (IGrouping<string, TopologyNode> plant in current.Lines.GroupBy(line => current.PathTo(line.Id)[0], StringComparer.Ordinal))
            {
                if (plant.All(line => line.Id != plant.Key))
                {
                    choices.Add((plant.Key, Name(plant.Key), false));
                }

                choices.AddRange(plant.Select(line => (line.Id, Name(line.Id), true)));
            }

            return choices;
        }
    }

    /// <summary>The view of an asset, or of all plants (null); null for an unknown asset.</summary>
    public async Task<OeeView?> ReadAsync(string? assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        if (assetId is not null && !figures.Knows(assetId))
        {
            return null;
        }

        bool isLine = assetId is not null && topology.Current.Lines.Any(line => line.Id == assetId);
        bool isStation = assetId is not null && losses.IsStation(assetId);
        FigureQuery whole = new(assetId, from, to, PeriodKind.Whole, isLine || isStation ? FigureLevel.Station : FigureLevel.Line);
        IReadOnlyList<FigureRow> parts = await figures.ReadAsync(whole, cancel);
        IReadOnlyList<FigureRow> totals = await figures.ReadAsync(whole with { Level = FigureLevel.Self }, cancel);
        IReadOnlyList<FigureRow> periods = assetId is null ? [] : await figures.ReadAsync(whole with { Level = FigureLevel.Self, By = PeriodOf(to - from) }, cancel);
        IReadOnlyList<LossCause> causes = await losses.CausesAsync(whole, MostCauses, cancel);
        FigureRow total = Sum(totals, from, to);
        return new(
            assetId is null ? null : Name(assetId), total, parts, periods, LossWaterfall.Of(total.Account, total.UnitsPerHour), [.. causes.Select(cause => (cause, Name(cause.StationId)))], from, to);
    }

    private static FigureRow Sum(IReadOnlyList<FigureRow> rows, DateTimeOffset from, DateTimeOffset to) => rows is [var only]
        ? only
        : new(
            string.Empty, string.Empty, new(string.Empty, from, to), rows.Aggregate(ProductionAccount.Zero, (sum, row) => sum + row.Account), rows.Sum(row => row.Produced), rows.Sum(row => row.Good), null,
            rows.Any(row => row.HasRate));

    private static PeriodKind PeriodOf(TimeSpan span) => span <= s_longestByShift ? PeriodKind.Shift : span <= s_longestByDay ? PeriodKind.Day : PeriodKind.Week;

    private string Name(string id) => AssetNames.Title(graph.Current, id);
}
