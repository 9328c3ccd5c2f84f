using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics.Outcomes;

namespace BatteryTwin.Ingest.Prognostics.Health;

/// <summary>
/// Lives that go on, with what was forecast of them in the last weeks. They are many rows and change little: once an hour all are read, in between only the newest.
/// Not safe for concurrent use.
/// </summary>
internal sealed class RunningLives(ForecastTable forecasts)
{
    /// <summary>Days that are looked through for warnings.</summary>
    private const int Days = 60;

    private static readonly TimeSpan s_holds = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_whole = TimeSpan.FromHours(1);

    /// <summary>Forecasts are written down a minute or two after they were made; what comes later still is read within the hour.</summary>
    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Held> _held = new(StringComparer.Ordinal);

    /// <param name="componentType">Type.</param>
    /// <param name="modelId">Its champion.</param>
    /// <param name="outcome">The newest outcome: another one ends a life.</param>
    /// <param name="now">Now.</param>
    public IReadOnlyList<ObservedLife> Of(string componentType, string modelId, long outcome, DateTimeOffset now)
    {
        if (!_held.TryGetValue(componentType, out Held? held) || held.ModelId != modelId || held.Outcome != outcome || (now - held.ReadWhole).Duration() >= s_whole)
        {
            held = new(modelId, outcome, now);
            held.Take(forecasts.SinceLastOutcome(componentType, null, modelId, now.AddDays(-Days), now), DateTimeOffset.MinValue, now);
            _held[componentType] = held;
        }
        else if ((now - held.ReadUpTo).Duration() >= s_holds)
        {
            DateTimeOffset since = held.ReadUpTo - s_late;
            held.Take(forecasts.SinceLastOutcome(componentType, null, modelId, since, now), since, now);
        }

        return held.Lives;
    }

    private sealed class Held(string modelId, long outcome, DateTimeOffset readWhole)
    {
        private readonly SortedDictionary<string, List<(DateTimeOffset Time, LifeForecast Forecast)>> _made = new(StringComparer.Ordinal);

        public string ModelId => modelId;

        public long Outcome => outcome;

        public DateTimeOffset ReadWhole => readWhole;

        public DateTimeOffset ReadUpTo { get; private set; }

        public IReadOnlyList<ObservedLife> Lives { get; private set; } = [];

        /// <summary>Takes what was read in place of what was known since a time.</summary>
        public void Take(IReadOnlyList<ForecastEntry> read, DateTimeOffset since, DateTimeOffset now)
        {
            foreach (List<(DateTimeOffset Time, LifeForecast Forecast)> known in _made.Values)
            {
                known.RemoveAll(forecast => forecast.Time > since);
            }

            foreach (ForecastEntry entry in read)
            {
                string name = entry.Component.ToString();
                if (!_made.TryGetValue(name, out List<(DateTimeOffset Time, LifeForecast Forecast)>? known))
                {
                    _made[name] = known = [];
                }

                // The first minute that is read again may be known already.
                if (known.Count == 0 || known[^1].Time < entry.Time)
                {
                    known.Add((entry.Time, entry.Forecast));
                }
            }

            Lives = [.. _made.Where(component => component.Value.Count > 0).Select(component => new ObservedLife(component.Key, LifeEnd.Running, component.Value[^1].Forecast.Age, [.. component.Value.Select(forecast => forecast.Forecast)]))];
            ReadUpTo = now;
        }
    }
}
