using BatteryTwin.Domain.Prognostics.Registry;
using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics.Outcomes;
using BatteryTwin.Ingest.Prognostics.Registry;

namespace BatteryTwin.Ingest.Prognostics.Health;

/// <summary>Says of each type of component whether its forecasts hold. Computed when asked, at most every few seconds. Safe for concurrent use.</summary>
internal sealed class ModelHealth(ModelRegistry registry, ModelShelf models, OutcomeTable outcomes, RunningLives running, InputWatch inputs, IntervalWidening widening, TimeProvider time)
{
    private const int MostCurves = 12;
    private const int CurvePoints = 60;

    private static readonly TimeSpan s_holds = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset At, ComponentTypeHealth Health)> _known = [];

    public IReadOnlyList<ComponentTypeHealth> All() => [.. registry.Lines.Select(line => Of(line.ComponentType))];

    /// <exception cref="PrognosticsException">No such type is watched.</exception>
    public ComponentTypeHealth Of(string componentType)
    {
        ModelLine line = registry.Line(componentType);
        lock (_lock)
        {
            DateTimeOffset now = time.GetUtcNow();
            if (_known.TryGetValue(componentType, out (DateTimeOffset At, ComponentTypeHealth Health) known) && (now - known.At).Duration() < s_holds && known.Health.ModelId == line.Champion)
            {
                return known.Health;
            }

            ComponentTypeHealth health = Compute(line, now);
            _known[componentType] = (now, health);
            return health;
        }
    }

    private ComponentTypeHealth Compute(ModelLine line, DateTimeOffset now)
    {
        if (line.Champion is not { } id)
        {
            return ComponentTypeHealth.None(line.ComponentType);
        }

        ModelHead head = models.Head(id);
        (double level, double cap) = (head.Request.Level, head.Request.RulCap);
        IReadOnlyList<EndedLife> ended = outcomes.Lives(line.ComponentType, id, IntervalWidening.MostLives);
        ModelScores live = ModelScores.Of([.. ended.Select(entry => entry.Life), .. running.Of(line.ComponentType, id, ended.Select(entry => entry.OutcomeId).DefaultIfEmpty().Max(), now)], level, cap);
        ObservedLife[] followed = [.. ended.Select(entry => entry.Life).Where(life => life.End == LifeEnd.Failed && life.TrackBelow(cap) is not null)];
        IReadOnlyList<ObservedLife> drawn = followed.Length > 0 ? followed : head.UnseenLives ?? [];
        return new(
            line.ComponentType, id, head.Request.Name, line.Models.First(model => model.ModelId == id).Since, level, cap, LiveCoverage.LivesNeeded, live.Failed >= LiveCoverage.LivesNeeded, live,
            head.UnseenLives is { Count: > 0 } unseen ? ModelScores.Of(unseen, level, cap) : null, head.OutOfFold, widening.Of(line.ComponentType, id),
            followed.Length > 0, [.. Spread(drawn).Select(life => Curve(life, cap))], inputs.Drift(id, head.Inputs), InputWatch.Days, [.. line.Challengers.Select(challenger => Beside(line.ComponentType, challenger, ended))]);
    }

    /// <summary>Both models judged on the same lives, by the same promise.</summary>
    private ChallengerHealth Beside(string componentType, string challenger, IReadOnlyList<EndedLife> champions)
    {
        ModelHead head = models.Head(challenger);
        Dictionary<long, ObservedLife> own = outcomes.Lives(componentType, challenger, IntervalWidening.MostLives).ToDictionary(entry => entry.OutcomeId, entry => entry.Life);
        (ObservedLife Champion, ObservedLife Challenger)[] both = [.. champions.Where(entry => own.ContainsKey(entry.OutcomeId)).Select(entry => Overlap(entry.Life, own[entry.OutcomeId]))];
        return new(challenger, head.Request.Name, both.Count(pair => pair.Champion.End == LifeEnd.Failed),
            ModelScores.Of([.. both.Select(pair => pair.Champion)], head.Request.Level, head.Request.RulCap), ModelScores.Of([.. both.Select(pair => pair.Challenger)], head.Request.Level, head.Request.RulCap));
    }

    /// <summary>The part of a life that both forecast.</summary>
    private static (ObservedLife Champion, ObservedLife Challenger) Overlap(ObservedLife one, ObservedLife other)
    {
        double from = Math.Max(Begin(one), Begin(other));
        ObservedLife From(ObservedLife life) => life with { Forecasts = [.. life.Forecasts.Where(forecast => forecast.Age >= from)] };
        return (From(one), From(other));
    }

    private static double Begin(ObservedLife life) => life.Forecasts.Count == 0 ? double.PositiveInfinity : life.Forecasts[0].Age;

    private static IEnumerable<ObservedLife> Spread(IReadOnlyList<ObservedLife> lives)
    {
        int step = Math.Max(1, (lives.Count + MostCurves - 1) / MostCurves);
        return lives.Where((_, i) => (lives.Count - 1 - i) % step == 0);
    }

    private static LifeCurve Curve(ObservedLife life, double cap)
    {
        ObservedLife near = life with { Forecasts = [.. life.Forecasts.Where(forecast => life.LeftAt(forecast) <= cap)] };
        return new(life.Name, [.. near.Thinned(CurvePoints).Forecasts.Select(forecast => new TrackPoint(Math.Round(life.LeftAt(forecast), 2), Math.Round(forecast.Predicted, 2)))]);
    }
}
