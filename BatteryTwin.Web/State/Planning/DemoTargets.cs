using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Orders;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.State.Planning;

/// <summary>Gives the simulated lines targets for each shift, the past month once and then some weeks ahead; what people enter, change or take away stays so.</summary>
internal sealed class DemoTargets(IProductionBook book, PlantPlans plans, ITwinGraph graph, PlantReadings readings, TimeProvider time, ILogger<DemoTargets> logger) : BackgroundService
{
    /// <summary>Who planned them.</summary>
    public const string Source = "demo plant";

    /// <summary>What a line with its usual stops and scrap makes of its planned rate; some shifts reach it and some do not.</summary>
    private const double UsualShare = 0.95;

    private const double Rounding = 50;
    private const int DaysBack = 30;
    private const int DaysAhead = 28;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Yield();
            while (true)
            {
                bool isPlanned = TryPlan();
                await Task.Delay(isPlanned ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(1), time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Normal stop.
        }
    }

    /// <summary>False while the lines are not there yet or nothing can be written.</summary>
    private bool TryPlan()
    {
        string[] lines = [.. DemoLines.Ids.Where(line => graph.Current.Find(line) is not null && plans.PlantOf(line) != line)];
        if (lines.Length == 0)
        {
            return false;
        }

        DateTimeOffset now = time.GetUtcNow();
        DateOnly until = DateOnly.FromDateTime(now.UtcDateTime).AddDays(DaysAhead);
        try
        {
            if (book.Plan(Source, until, [.. lines.SelectMany(line => TargetsOf(line, now, until))]) is > 0 and int added)
            {
                logger.LogInformation("{Count} shift targets of the demo plant were entered up to {Until}", added, until);
            }

            return true;
        }
        catch (StorageUnavailableException problem)
        {
            logger.LogWarning("The demo plant's targets are entered when they can be written: {Problem}", problem.Message);
            return false;
        }
    }

    private IEnumerable<ShiftTarget> TargetsOf(string line, DateTimeOffset now, DateOnly until)
    {
        PlantCalendar calendar = plans.Of(plans.PlantOf(line)!).Calendar;
        double rate = readings.Number(graph.Current.Find(line), StationSignals.NominalRate) ?? 0;
        IReadOnlySet<string> scopes = plans.ScopesOf(line);
        foreach (CalendarSpan shift in calendar.ShiftSpans(now.AddDays(-DaysBack), calendar.Clock.StartOf(until)))
        {
            double hours = calendar.Spans(shift.From, shift.To, scopes).Where(span => span.Kind == CalendarTime.Work).Sum(span => span.Duration.TotalHours);
            double quantity = Math.Round(UsualShare * rate * hours / Rounding) * Rounding;
            if (quantity > 0)
            {
                yield return new(line, calendar.Clock.DayOf(shift.From), shift.Shift!, quantity);
            }
        }
    }
}
