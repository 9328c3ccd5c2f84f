using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Production.Figures;

/// <summary>From the planned busy time to the time that made good units; the steps add up exactly.</summary>
public sealed record LossWaterfall(double PlannedHours, IReadOnlyList<LossStep> Losses, double GoodHours, double? GoodUnits)
{
    public const string Down = "down";
    public const string Setup = "setup";
    public const string Starved = "starved";
    public const string Blocked = "blocked";
    public const string Idle = "idle";
    public const string Unknown = "no data";
    public const string Speed = "speed";
    public const string Scrap = "scrap";

    /// <param name="account">Times and output.</param>
    /// <param name="unitsPerHour">Planned rate, to say losses in units; null where there is no one unit.</param>
    public static LossWaterfall Of(ProductionAccount account, double? unitsPerHour)
    {
        TimeModel time = account.Time;
        double planned = time.PlannedBusy.TotalHours;
        (string Name, double Hours)[] losses =
        [
            (Unknown, time.Unknown.TotalHours),
            (Down, time.Down.TotalHours),
            (Setup, time.Setup.TotalHours),
            (Starved, time.Starved.TotalHours),
            (Blocked, time.Blocked.TotalHours),
            (Idle, time.Idle.TotalHours),
            (Speed, time.Running.TotalHours - account.Planned.IdealHours),
            (Scrap, account.Planned.IdealHours - account.Planned.IdealGoodHours),
        ];
        double left = planned;
        LossStep[] steps = [.. losses.Select(loss => new LossStep(loss.Name, loss.Hours, loss.Hours * unitsPerHour, left -= loss.Hours))];
        return new(planned, steps, account.Planned.IdealGoodHours, account.Planned.IdealGoodHours * unitsPerHour);
    }
}
