using System.Globalization;
using System.Text.Json;
using BatteryTwin.Ingest.Transfer;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>Lists of jobs, oldest first.</summary>
internal static class AdtJobPages
{
    private const int MaxPage = 100;

    public static Task SendAsync(AdtRequest request, IReadOnlyList<GraphJob> jobs, Action<Utf8JsonWriter, GraphJob> write)
    {
        int size = request.PageSize(MaxPage, MaxPage);
        IEnumerable<GraphJob> wanted = AdtPaging.After(request) is { } after ? jobs.SkipWhile(job => string.CompareOrdinal(Key(job), after) <= 0) : jobs;
        return AdtPaging.SendAsync(request, wanted, size, Key, write);
    }

    private static string Key(GraphJob job) => string.Create(CultureInfo.InvariantCulture, $"{job.CreatedAt.UtcTicks:D19} {job.Id}");
}
