using System.Globalization;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.State.Planning;

/// <summary>What desks say when something was not done.</summary>
internal static class DeskWords
{
    /// <summary>Null when it was done, else why not.</summary>
    public static string? Do(Func<string?> action)
    {
        try
        {
            return action();
        }
        catch (StorageUnavailableException problem)
        {
            return $"Not done: {problem.Message}.";
        }
    }

    /// <summary>Who was faster, and what to do.</summary>
    public static string Changed<T>(string what, KeptDocument<T>? present) => present is null
        ? $"Not done: {what} was taken away meanwhile. Look at it as it is now, and enter yours again."
        : $"Not done: {present.ChangedBy ?? "somebody unnamed"} changed {what} meanwhile ({present.ChangedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC). Look at it as it is now, and enter yours again.";
}
