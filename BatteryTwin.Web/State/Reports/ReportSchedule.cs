using BatteryTwin.Domain.Alarms.Notifications;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Ingest.Alarms.Notifications;
using BatteryTwin.Ingest.Storage.Reports;
using BatteryTwin.Web.State.Production;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State.Reports;

/// <summary>Writes the report of each plant's last week once it is over, and catches up after a standstill by that one week. What cannot be written is tried again.</summary>
/// <param name="reports">Reads and writes them.</param>
/// <param name="shelf">Keeps them.</param>
/// <param name="plans">Calendars.</param>
/// <param name="outboxes">The outbox of notifications; none where another process has it.</param>
/// <param name="options">When, and to whom.</param>
/// <param name="notifications">Address of the pages.</param>
/// <param name="time">Clock.</param>
/// <param name="logger">Log.</param>
public sealed class ReportSchedule(
    WeeklyReports reports, ReportShelf shelf, PlantPlans plans, IEnumerable<INotificationOutbox> outboxes, IOptions<ReportOptions> options, IOptions<NotificationOptions> notifications, TimeProvider time, ILogger<ReportSchedule> logger)
    : BackgroundService
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

    private void Send(string plantId, string name, string week, string html)
    {
        if (options.Value.Channels.Count > 0 && !outboxes.Any())
        {
            logger.LogWarning("The report of {Plant}, {Week}, is not sent: notifications belong to the ingest service, which is a process of its own", name, week);
            return;
        }

        DateTimeOffset now = time.GetUtcNow();
        string? address = notifications.Value.PublicAddress is { Length: > 0 } pages ? pages : null;
        foreach (string channel in options.Value.Channels)
        {
            Notification report = Notification.Report(
                $"{name}, week {week}", $"/api/reports/weekly/{Uri.EscapeDataString(plantId)}/{week}", new($"{week}.html", "text/html", html), Guid.CreateVersion7(now).ToString("N"), now, address);
            outboxes.First().Put(channel, report);
        }
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
                string html = await reports.HtmlAsync(report);

                // In this order: a report that is kept counts as sent.
                Send(plantId, name, week.Name, html);
                shelf.Keep(plantId, week.Name, html);
                logger.LogInformation("The report of {Plant}, {Week}, is written", name, week.Name);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            logger.LogWarning(problem, "The weekly report of {Plant} is not written now: {Problem}", name, problem.Message);
        }
    }
}
