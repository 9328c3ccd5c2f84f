using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Ingest.Storage.Reports;
using BatteryTwin.Web.State.Production;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State.Reports;

/// <summary>Writes the report of each plant's last week once it is over, and catches up after a standstill by that one week. What cannot be written is tried again.</summary>
public sealed class ReportSchedule(WeeklyReports reports, ReportShelf shelf, PlantPlans plans, IOptions<ReportOptions> options, TimeProvider time, ILogger<ReportSchedule> logger) : BackgroundService
{
    /// <summary>A start has other things to do first.</summary>
    private static readonly TimeSpan s_afterStart = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan s_looksEvery = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Weekly)
        {
            return;
        }

        await Task.Delay(s_afterStart, time, stoppingToken);
        using PeriodicTimer timer = new(s_looksEvery, time);
        do
        {
            foreach ((string id, string name) in reports.Plants)
            {
                await WriteAsync(id, name, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WriteAsync(string plantId, string name, CancellationToken cancel)
    {
        try
        {
            PlantWeek week = reports.RunningWeek(plantId).Previous;
            (_, DateTimeOffset end) = week.Span(plans.Of(plantId).Calendar.Clock);
            if (time.GetUtcNow() < end.AddHours(options.Value.DelayHours) || shelf.Find(plantId, week.Name) is not null)
            {
                return;
            }

            // A plant of which nothing is known gets no empty file.
            if (await reports.ReadAsync(plantId, week, cancel) is { Oee.IsEmpty: false } report)
            {
                shelf.Keep(plantId, week.Name, await reports.HtmlAsync(report));
                logger.LogInformation("The report of {Plant}, {Week}, is written", name, week.Name);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            logger.LogWarning(problem, "The weekly report of {Plant} is not written now: {Problem}", name, problem.Message);
        }
    }
}
