using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Production.Settings;

/// <summary>What is wrong with reason codes that someone entered.</summary>
public static class ReasonFaults
{
    /// <summary>Faults with the place of the reason in the list; none when the codes can be used.</summary>
    public static IReadOnlyList<(int Index, string Message)> Of(IReadOnlyList<ReasonCode> reasons)
    {
        List<(int Index, string Message)> faults = [];
        Dictionary<string, int> times = new(StringComparer.Ordinal);
        for (int i = 0; i < reasons.Count; i++)
        {
            ReasonCode reason = reasons[i];
            int time = times[reason.Code] = times.GetValueOrDefault(reason.Code) + 1;
            if (string.IsNullOrWhiteSpace(reason.Code) && time == 1)
            {
                faults.Add((i, $"the reason code '{reason.Code}' is empty"));
            }
            else if (time == 2)
            {
                faults.Add((i, $"the reason code '{reason.Code}' is there twice"));
            }

            if (reason.State is StationState.Unknown)
            {
                faults.Add((i, $"the reason '{reason.Code}' stands for no state"));
            }
        }

        return faults;
    }
}
