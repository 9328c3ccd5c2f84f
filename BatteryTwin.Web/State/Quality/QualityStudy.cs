using BatteryTwin.Domain.Quality;

namespace BatteryTwin.Web.State.Quality;

/// <summary>The chart of one variable.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Scope">Which units.</param>
/// <param name="Chart">The chart; null when there are too few values.</param>
/// <param name="Sampling">Which of the values are on it, in words.</param>
public sealed record QualityStudy(QualityVariable Variable, QualityScope Scope, ControlStudy? Chart, string Sampling);
