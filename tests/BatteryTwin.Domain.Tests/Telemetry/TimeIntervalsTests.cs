using BatteryTwin.Domain.Telemetry;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.Telemetry;

/// <summary>The set against a plain set of numbers.</summary>
public sealed class TimeIntervalsTests
{
    private static readonly Gen<(long FirstNs, long LastNs)[]> s_parts =
        Gen.Choose(-20, 60).SelectMany(first => Gen.Choose(-1, 12).Select(length => ((long)first, (long)first + length))).ArrayOf();

    [Fact]
    public void Operations_AnySets_AreThoseOfPlainSets() => Prop.ForAll(
        s_parts.SelectMany(left => s_parts.Select(right => (left, right))).ToArbitrary(),
        pair =>
        {
            (TimeIntervals left, HashSet<long> plainLeft) = Make(pair.left);
            (TimeIntervals right, HashSet<long> plainRight) = Make(pair.right);
            Same(plainLeft, left);
            Same(plainLeft.Union(plainRight), left.With(right));
            Same(plainLeft.Except(plainRight), left.Without(right));
            Same(plainLeft.Intersect(plainRight), left.Within(right));
            Same(plainLeft.Where(time => Bucket(time).All(plainLeft.Contains)), left.ShrunkTo(5));
            Same(plainLeft.SelectMany(Bucket), left.GrownTo(5));
            Assert.Equal(plainLeft.Count, left.SpanNs);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void With_TheEndsOfTime_IsOnePart()
    {
        TimeIntervals all = new TimeIntervals(long.MaxValue, long.MaxValue).With(long.MinValue, 0).With(1, long.MaxValue - 1);

        Assert.Equal(new TimeInterval(long.MinValue, long.MaxValue), Assert.Single(all));
        Assert.Equal([new TimeInterval(long.MinValue, 4), new TimeInterval(6, long.MaxValue)], all.Without(new TimeIntervals(5, 5)));
        Assert.Equal(new TimeInterval(TimeBuckets.LastOf(long.MinValue, 10) + 1, TimeBuckets.StartOf(long.MaxValue, 10) - 1), Assert.Single(all.ShrunkTo(10)));
    }

    private static IEnumerable<long> Bucket(long time) => Enumerable.Range(0, 5).Select(i => TimeBuckets.StartOf(time, 5) + i);

    private static (TimeIntervals Set, HashSet<long> Plain) Make((long FirstNs, long LastNs)[] parts)
    {
        TimeIntervals set = default;
        HashSet<long> plain = [];
        foreach ((long firstNs, long lastNs) in parts)
        {
            set = set.With(firstNs, lastNs);
            for (long time = firstNs; time <= lastNs; time++)
            {
                plain.Add(time);
            }
        }

        return (set, plain);
    }

    private static void Same(IEnumerable<long> expected, TimeIntervals actual)
    {
        List<long> times = [];
        for (int i = 0; i < actual.Count; i++)
        {
            Assert.True(i == 0 || actual[i - 1].LastNs + 1 < actual[i].FirstNs, "parts ascend and do not touch");
            for (long time = actual[i].FirstNs; time <= actual[i].LastNs; time++)
            {
                times.Add(time);
            }
        }

        Assert.Equal(expected.Distinct().Order(), times);
    }
}
