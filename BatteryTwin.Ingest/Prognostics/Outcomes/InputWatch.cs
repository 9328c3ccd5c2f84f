using BatteryTwin.Domain.Prognostics.Drift;

namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary>Counts the live inputs of each model by day, of components that it calls healthy, to be compared with its training. Safe for concurrent use.</summary>
internal sealed class InputWatch(InputTable table, TimeProvider time)
{
    /// <summary>Days that are compared with training.</summary>
    public const int Days = 7;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Model, long Day), InputCounts> _today = [];

    /// <summary>Counts one tick of a component.</summary>
    /// <param name="model">The model.</param>
    /// <param name="profile">What it was trained on; null in models made before there was one.</param>
    /// <param name="predicted">What it says remains.</param>
    /// <param name="cap">Its cap.</param>
    /// <param name="channels">Scaled sensors of the tick.</param>
    public void Take(string model, InputProfile? profile, double predicted, double cap, ReadOnlySpan<float> channels)
    {
        if (profile is null || predicted < InputProfile.HealthyShare * cap)
        {
            return;
        }

        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            (string, long) key = (model, OutcomeFile.Day(now));
            if (!_today.TryGetValue(key, out InputCounts? counts))
            {
                _today[key] = counts = new(profile, table.Inputs(model, now) is [var begun, ..] ? begun.Counts : null);
            }

            counts.Take(channels);
        }
    }

    /// <summary>Writes the counts down; those of past days are then forgotten here.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            DateTimeOffset now = time.GetUtcNow();
            foreach (((string model, long day), InputCounts counts) in _today.ToArray())
            {
                table.KeepInputs(model, day, counts.Counts);
                if (day != OutcomeFile.Day(now))
                {
                    _today.Remove((model, day));
                }
            }
        }
    }

    /// <summary>Inputs of the last days against training; empty without a profile.</summary>
    public IReadOnlyList<InputDrift> Drift(string model, InputProfile? profile)
    {
        if (profile is null)
        {
            return [];
        }

        InputCounts all = new(profile);
        lock (_lock)
        {
            Dictionary<long, IReadOnlyList<int>> days = table.Inputs(model, time.GetUtcNow().AddDays(1 - Days)).ToDictionary(day => day.Day, day => (IReadOnlyList<int>)day.Counts);
            foreach (((_, long day), InputCounts counts) in _today.Where(entry => entry.Key.Model == model))
            {
                days[day] = counts.Counts;
            }

            foreach (IReadOnlyList<int> counts in days.Values)
            {
                all.Add(counts);
            }
        }

        return all.Drift();
    }
}
