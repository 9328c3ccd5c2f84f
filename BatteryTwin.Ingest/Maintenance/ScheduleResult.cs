namespace BatteryTwin.Ingest.Maintenance;

/// <summary>What a scheduling job ended with.</summary>
/// <param name="ProposalId">The proposed schedule.</param>
/// <param name="Jobs">Orders looked at.</param>
/// <param name="Placed">Of these, with a place.</param>
/// <param name="Cost">Expected cost.</param>
/// <param name="Bound">What no schedule undercuts.</param>
/// <param name="Gap">(Cost − Bound) / Cost.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record ScheduleResult(string ProposalId, int Jobs, int Placed, double Cost, double Bound, double Gap, string Currency);
