using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Domain.Production;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Maintenance;

/// <summary>
/// Maintenance windows of the simulated plants, a function of time: each line every two to four weeks for 8 to 24 hours, beginning with the
/// night shift, and each plant's yearly works.
/// </summary>
internal static class DemoStopPlan
{
    private const string WindowTitle = "Maintenance window";
    private const string YearlyTitle = "Yearly works";
    private const int YearlyPeriodDays = 364;
    private const int YearlyHours = 60;
    private const int NightShiftHour = 22;

    private static readonly int[] s_periodDays = [14, 21, 28];
    private static readonly int[] s_lengthHours = [8, 12, 16, 24];

    /// <summary>Windows that start in a span, its end exclusive.</summary>
    public static IEnumerable<StopOrder> Between(ulong seed, DateTimeOffset from, DateTimeOffset until)
    {
        foreach (PlantSite site in PlantSite.All)
        {
            TimeZoneInfo? zone = TimeZoneInfo.TryFindSystemTimeZoneById(site.TimeZone, out TimeZoneInfo? known) ? known : null;
            for (int line = 1; line <= site.Lines; line++)
            {
                string twin = $"ProductionLine{line}-{site.City}";
                ulong own = SeededNoise.Seed(seed, $"stops of {twin}");
                int period = s_periodDays[(int)(SeededNoise.Uniform(own, 0) * s_periodDays.Length)];
                foreach (StopOrder order in Repeated(twin, WindowTitle, own, period, number => s_lengthHours[(int)(SeededNoise.Uniform(own, number) * s_lengthHours.Length)], site, zone, from, until))
                {
                    yield return order;
                }
            }

            string plant = $"Plant-{site.City}";
            foreach (StopOrder order in Repeated(plant, YearlyTitle, SeededNoise.Seed(seed, $"stops of {plant}"), YearlyPeriodDays, _ => YearlyHours, site, zone, from, until))
            {
                yield return order;
            }
        }
    }

    private static IEnumerable<StopOrder> Repeated(
        string twin, string title, ulong seed, int periodDays, Func<long, int> hours, PlantSite site, TimeZoneInfo? zone, DateTimeOffset from, DateTimeOffset until)
    {
        long phase = (long)(SeededNoise.Uniform(seed, -1) * periodDays);
        long first = ((from - DateTimeOffset.UnixEpoch).Days - phase) / periodDays;
        for (long number = first; ; number++)
        {
            DateTime local = DateTime.UnixEpoch.AddDays((number * periodDays) + phase).AddHours(NightShiftHour);
            DateTimeOffset start = new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone?.GetUtcOffset(local) ?? site.StandardOffset).ToUniversalTime();
            if (start >= until)
            {
                yield break;
            }

            if (start >= from)
            {
                yield return new(twin, start, start.AddHours(hours(number)), title);
            }
        }
    }
}
