using BatteryTwin.Domain.Alarms;

namespace BatteryTwin.Web.State;

/// <summary>Open alerts of one priority: nobody has seen them yet, or somebody deals with them.</summary>
public sealed record AlertCount(AlertPriority Priority, int New, int Acknowledged);
