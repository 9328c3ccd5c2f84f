using BatteryTwin.Domain.Quality;

namespace BatteryTwin.Web.State.Quality;

/// <summary>Something that is measured on units, or a signal of a station.</summary>
/// <param name="Id">Column of a unit table, or <c>signal:twin/field</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Unit">Symbol of its unit; empty for none.</param>
/// <param name="Step">Step of the process; empty when not known.</param>
/// <param name="Table">Table of the units; empty for a signal.</param>
/// <param name="Limits">Its specification.</param>
/// <param name="LimitsFrom">Where the specification comes from; null without one.</param>
public sealed record QualityVariable(string Id, string Name, string Unit, string Step, string Table, SpecificationLimits Limits, string? LimitsFrom);
