using System.Globalization;
using BatteryTwin.Web.State;

namespace BatteryTwin.Web.Components.Maintenance;

/// <summary>Where times lie on the board, in percent of its width.</summary>
public sealed record BoardScale(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Marks of the axis: midnights, and six-hour marks where only a few days are shown.</summary>
    public IReadOnlyList<(double Percent, string Label, bool IsDay)> Ticks(ShiftCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        double days = (To - From).TotalDays;
        int every = days > 30 ? 7 : days > 15 ? 2 : 1;
        List<(double, string, bool)> ticks = [];
        DateTime first = calendar.ToPlantTime(From).Date;
        for (int day = 0; calendar.FromPlantTime(first.AddDays(day)) < To; day++)
        {
            DateTime local = first.AddDays(day);
            Add(local, day % every == 0 ? local.ToString(days > 15 ? "d MMM" : days > 8 ? "ddd d" : "ddd d MMM", CultureInfo.CurrentCulture) : string.Empty, true);
            for (int hour = 6; days <= 2.1 && hour < 24; hour += 6)
            {
                Add(local.AddHours(hour), local.AddHours(hour).ToString("HH:mm", CultureInfo.CurrentCulture), false);
            }
        }

        return ticks;

        void Add(DateTime local, string label, bool isDay)
        {
            DateTimeOffset time = calendar.FromPlantTime(local);
            if (time >= From && time < To)
            {
                ticks.Add((Percent(time), label, isDay));
            }
        }
    }

    public double Percent(DateTimeOffset time) => Math.Clamp((time - From) / (To - From), 0, 1) * 100;

    /// <summary>Position and width as style.</summary>
    public string Style(DateTimeOffset start, DateTimeOffset end)
    {
        double left = Percent(start);
        return string.Create(CultureInfo.InvariantCulture, $"left:{left:0.###}%;width:{Math.Max(0, Percent(end) - left):0.###}%");
    }

    public static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
