using System.Diagnostics;
using System.Globalization;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Alarms.Rules.Rehearsal;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Ingest.Alarms.Rehearsal;

/// <summary>Runs drafted rules over the stored past, as jobs. The evaluator is the one that runs live, and it sees the values as they are stored.</summary>
internal sealed class RuleRehearsals(IJobs jobs, IAlarmRules rules, RuleValues values, IAlarmPlant plant, IEnumerable<IFaultRecord> records, TimeProvider time)
{
    public const string JobKind = "alarm-rehearsal";

    /// <summary>Alarms after which a rehearsal ends: no such rule goes live.</summary>
    public const int MostAlarms = 20_000;

    private const int AlarmsTold = 100;
    private const long StepNs = 60 * EpochTime.NsPerSecond;

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(31);
    private static readonly TimeSpan s_usual = TimeSpan.FromDays(30);

    /// <summary>Starts a rehearsal; the job's result is a <see cref="RehearsalAnswer"/>.</summary>
    /// <exception cref="MaintenanceRefusedException">The request is not valid.</exception>
    public JobStatus Start(RehearsalRequest request)
    {
        (RuleSet set, DateTimeOffset from, DateTimeOffset to) = Check(request);
        return jobs.Start(JobKind, async (progress, cancel) => await RehearseAsync(set, request.Rule!.Id, from, to, TimeSpan.FromDays(request.DaysBefore), progress, cancel).ConfigureAwait(false));
    }

    /// <summary>The drafted rule and what it joins, none but itself raising anything, and the time.</summary>
    private (RuleSet Set, DateTimeOffset From, DateTimeOffset To) Check(RehearsalRequest request)
    {
        if (request.Rule is not { } rule)
        {
            throw Invalid("rule: it is missing; send the rule that is to be rehearsed");
        }

        AlarmRule[] others = [.. rules.All.Select(stored => stored.Rule).Where(other => other.Id != rule.Id)];
        if (RuleSet.Faults(rule, others) is { Count: > 0 } faults)
        {
            throw Invalid(string.Join("; ", faults.Select(fault => $"rule.{fault}")));
        }

        DateTimeOffset to = request.To ?? time.GetUtcNow();
        DateTimeOffset from = request.From ?? to - s_usual;
        if (to <= from || to - from > s_longest || from < DateTimeOffset.UnixEpoch || to > time.GetUtcNow() + TimeSpan.FromDays(1))
        {
            throw Invalid($"from, to: {from:u} to {to:u} must be a stretch of the past of up to {s_longest.TotalDays:0} days");
        }

        if (request.DaysBefore is not (> 0 and <= 90))
        {
            throw Invalid("daysBefore: it must lie above 0 and up to 90");
        }

        return (RuleSet.Of([.. others.Select(other => other with { Enabled = false }), rule with { Enabled = true }]).Needed(rule.Id), from, to);
    }

    private async Task<RehearsalAnswer> RehearseAsync(RuleSet set, string ruleId, DateTimeOffset from, DateTimeOffset to, TimeSpan before, IJobProgress progress, CancellationToken cancel)
    {
        long started = Stopwatch.GetTimestamp();
        progress.Report(0, "Looking for series that the rule reads");
        RuleEngine engine = new(set, plant);
        IReadOnlyList<SeriesLatest> series = await values.LatestAsync(set, cancel).ConfigureAwait(false);
        List<RuleEvent> events = [];
        (long fromNs, long toNs) = (EpochTime.ToNs(from), EpochTime.ToNs(to));
        long memoryNs = set.Rules.Max(rule => EpochTime.ToNs(rule.Memory));
        long count = 0;
        long nextNs = fromNs - memoryNs;
        bool isWarm = false;
        await foreach (RuleValue[] piece in values.ReadAsync(series, fromNs - memoryNs, toNs, null, cancel).ConfigureAwait(false))
        {
            foreach (RuleValue value in piece)
            {
                if (!isWarm && value.TimeNs >= fromNs)
                {
                    Begin();
                }

                for (; value.TimeNs >= nextNs; nextNs = Math.Max(nextNs + StepNs, SkipTo(value.TimeNs)))
                {
                    engine.Advance(nextNs);
                }

                engine.Add(value.TwinId, value.Field, value.TimeNs, value.Value);
                count++;
            }

            cancel.ThrowIfCancellationRequested();
            Collect();
            long reachedNs = piece.Length == 0 ? nextNs : piece[^1].TimeNs;
            progress.Report(Math.Clamp((double)(reachedNs - fromNs) / (toNs - fromNs), 0, 0.99), string.Create(CultureInfo.InvariantCulture, $"{events.Count(happened => happened.Raised):n0} alarms up to {EpochTime.FromNs(reachedNs):d MMM HH:mm} UTC"));
        }

        if (!isWarm)
        {
            Begin();
        }

        for (; nextNs < toNs && engine.PointCount > 0; nextNs += StepNs)
        {
            engine.Advance(nextNs);
        }

        engine.Advance(toNs - 1);
        Collect();
        return Answer(set, ruleId, engine, events, from, to, before, count, Stopwatch.GetElapsedTime(started));

        // A long gap in all series is not walked through minute by minute beyond what delays and missing data need.
        long SkipTo(long timeNs) => timeNs - nextNs > 24 * 60 * StepNs ? timeNs - (timeNs % StepNs) - (24 * 60 * StepNs) : 0;

        // What stands when the time begins came before it; it is told as come with its first instant.
        void Begin()
        {
            isWarm = true;
            nextNs = fromNs + StepNs;
            engine.Advance(fromNs);
            engine.Take();
            events.AddRange(engine.Standing().Select(alarm => new RuleEvent(alarm.Rule, alarm.TwinId, fromNs, true, alarm.Evidence)));
        }

        void Collect()
        {
            IReadOnlyList<RuleEvent> taken = engine.Take();
            if (isWarm)
            {
                events.AddRange(taken);
            }

            if (events.Count > 2 * MostAlarms)
            {
                throw new InvalidOperationException($"The rule would have raised more than {MostAlarms} alarms up to {EpochTime.FromNs(events[^1].TimeNs):u}. Give it a limit further out, more hysteresis or longer delays.");
            }
        }
    }

    private RehearsalAnswer Answer(RuleSet set, string ruleId, RuleEngine engine, List<RuleEvent> events, DateTimeOffset from, DateTimeOffset to, TimeSpan before, long count, TimeSpan took)
    {
        AlarmRule rule = set.Find(ruleId)!;
        (string Source, bool IsComplete, IReadOnlyList<KnownFault> Faults)[] known =
        [
            .. records.OrderByDescending(record => record.IsComplete).Select(record => (record.Source, record.IsComplete, Faults: record.Read(from, to, before)))
                .Where(record => record.Faults is not null).Select(record => (record.Source, record.IsComplete, record.Faults!)),
        ];
        known = known is [{ IsComplete: true } complete, ..] ? [complete] : known;
        string[] fields = [.. set.Rules.SelectMany(one => one.Condition.Fields).Distinct()];
        IReadOnlyList<CalendarSpan> shifts = engine.Places(ruleId) is [var place, ..] ? plant.Shifts(place, from, to) : [];
        RehearsalJudgement judged = RehearsalJudgement.Of(
            events,
            known.Length == 0 ? null : [.. known.SelectMany(record => record.Faults)],
            fault => engine.Places(ruleId).Any(twin => fields.Any(field => fault.ShowsIn(twin, field))),
            shifts,
            from,
            to);
        return new(
            rule.Id, from, to, engine.Places(ruleId).Count, count, Math.Round(took.TotalSeconds, 2), judged.Alarms.Count, judged.Caught, judged.Missed, judged.False,
            judged.MedianLead?.TotalHours, judged.Shifts, judged.MeanPerShift, judged.MostPerShift, judged.Performance.PerOperatorHour,
            JsonWord(judged.Performance.RateClass.ToString()), judged.Performance.Chattering, judged.Performance.Standing, [.. known.Select(record => record.Source)], plant.KnowsPlans,
            [.. judged.Faults.Select(fault => new RehearsedFault(fault.Fault.Id, fault.Fault.TwinId, fault.Fault.Description, fault.Fault.From, fault.Fault.End, JsonWord(fault.Verdict.ToString()), fault.FirstAlarm, fault.Lead?.TotalHours))],
            [.. judged.Alarms.Take(AlarmsTold)]);
    }

    private static string JsonWord(string word) => char.ToLowerInvariant(word[0]) + word[1..];

    private static MaintenanceRefusedException Invalid(string message) => new(MaintenanceRefusal.Invalid, message);
}
