using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Ingest.Tests;

/// <summary>The quarantine of this process answers at once, so tests need not wait for it.</summary>
internal static class QuarantineReading
{
    public static IReadOnlyList<QuarantinedPoint> List(this IQuarantine quarantine, int limit, long? beforeId = null, string? code = null, string? twin = null)
    {
        Task<IReadOnlyList<QuarantinedPoint>> answer = quarantine.ListAsync(limit, beforeId, code, twin).AsTask();
        Assert.True(answer.IsCompletedSuccessfully);
        return answer.GetAwaiter().GetResult();
    }
}
