namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>What <c>GET /api/mapping/replay</c> answers.</summary>
internal sealed record ReplayPlanView(long Points, IReadOnlyList<ReplaySeriesView> Series)
{
    public static ReplayPlanView Of(ReplayPlan plan) => new(plan.Points, [.. plan.Series.Select(ReplaySeriesView.Of)]);

    /// <exception cref="FormatException">A time is none.</exception>
    public ReplayPlan ToPlan() => new([.. Series.Select(series => series.ToSeries())]);
}
