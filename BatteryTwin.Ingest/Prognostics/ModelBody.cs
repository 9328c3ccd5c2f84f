using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>The model itself: the second line of its file.</summary>
public sealed record ModelBody(RulModel? Rul, TabularModel? Tabular);
