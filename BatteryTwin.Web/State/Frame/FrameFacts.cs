using BatteryTwin.Domain.Alarms;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Web.State.Frame;

/// <summary>
/// What the frame around every page shows: new alerts and the most urgent among them, time of the newest data (null: none yet), whether the
/// demo plant runs, its history while it is being filled, and whether strangers may reach the process.
/// </summary>
public sealed record FrameFacts(int NewAlerts, AlertPriority? WorstNew, DateTimeOffset? NewestData, bool IsSimulated, JobStatus? HistoryFill, bool AllowsAnonymousRemote);
