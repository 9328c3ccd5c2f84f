using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Prognostics.Health;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Reads how earlier forecasts of a kind of component did; pages share an answer for a minute, for outcomes are rare. Singleton.</summary>
public sealed class PastCoverageReader(IPrognosticsDesk desk, TimeProvider time)
{
    private static readonly TimeSpan s_holds = TimeSpan.FromMinutes(1);

    private volatile Taken? _taken;

    /// <summary>Health of a kind's forecasts; null when nothing is known of it.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be read now.</exception>
    public async Task<ComponentTypeHealth?> ReadAsync(string componentType, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_taken is not { } taken || (now - taken.At).Duration() >= s_holds)
        {
            _taken = taken = new(await desk.HealthAsync(cancel), now);
        }

        return taken.Types.FirstOrDefault(type => type.ComponentType == componentType);
    }

    private sealed record Taken(IReadOnlyList<ComponentTypeHealth> Types, DateTimeOffset At);
}
