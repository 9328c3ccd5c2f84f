using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Planning;

/// <summary>
/// A way to some of the relationships. <see cref="From"/> reads them in order of source and id, from a source (inclusive) on;
/// it may also give some that stand before.
/// </summary>
internal sealed record RelationshipAccess(string Description, double Rows, Func<string, IEnumerable<Relationship>> From, bool IsExact = false);
