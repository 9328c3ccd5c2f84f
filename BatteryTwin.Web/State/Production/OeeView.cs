using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Web.State.Production;

/// <summary>What the OEE page shows of an asset, or of all plants, from (inclusive) to (exclusive).</summary>
/// <param name="Title">Name of the asset; null for all plants.</param>
/// <param name="Total">Sum over all stations.</param>
/// <param name="Parts">Lines of a plant or of all plants, stations of a line, or the station itself.</param>
/// <param name="Periods">The asset by shift, day or week; empty for all plants, whose days differ.</param>
/// <param name="Waterfall">Losses of the sum.</param>
/// <param name="Causes">Greatest causes of lost time, with the names of their stations.</param>
/// <param name="Unexplained">Lost time without a reason.</param>
/// <param name="UnexplainedStops">The longest stops without a reason, with the names of their stations and the zones of their plants.</param>
/// <param name="IsStation">The asset is a station, whose times can be given reasons.</param>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
public sealed record OeeView(
    string? Title, FigureRow Total, IReadOnlyList<FigureRow> Parts, IReadOnlyList<FigureRow> Periods, LossWaterfall Waterfall, IReadOnlyList<(LossCause Cause, string Name)> Causes,
    UnexplainedLoss Unexplained, IReadOnlyList<NamedStop> UnexplainedStops, bool IsStation, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>No station has planned time about which anything is known.</summary>
    public bool IsEmpty => Total.Account.Time.KnownBusy == TimeSpan.Zero;
}
