using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Scheduling;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>A schedule as it was proposed, with the versions of the orders it was made for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Start">From when on it schedules.</param>
/// <param name="End">Until when.</param>
/// <param name="Currency">Of its costs.</param>
/// <param name="Schedule">Jobs with places and reasons, cost, bound, gap.</param>
/// <param name="Versions">Version of each order when it was read.</param>
public sealed record ScheduleProposal(string Id, DateTimeOffset MadeAt, DateTimeOffset Start, DateTimeOffset End, string Currency, ProposedSchedule Schedule, ImmutableDictionary<string, long> Versions);
