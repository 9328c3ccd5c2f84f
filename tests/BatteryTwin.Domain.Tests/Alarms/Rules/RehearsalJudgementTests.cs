using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Alarms.Rules.Rehearsal;
using BatteryTwin.Domain.Production.Calendar;
using static BatteryTwin.Domain.Tests.Alarms.Rules.RuleBench;

namespace BatteryTwin.Domain.Tests.Alarms.Rules;

/// <summary>A worked rehearsal: four alarms, four faults, three shifts of eight hours.</summary>
public sealed class RehearsalJudgementTests
{
    private static readonly AlarmRule s_rule = Rule("hot", Above(10));

    private static readonly CalendarSpan[] s_shifts =
    [
        Shift(0), Shift(8) with { To = At(12 * 3_600) }, Shift(8) with { From = At(12 * 3_600), Kind = CalendarTime.Pause }, Shift(16),
        new(At(24 * 3_600), At(30 * 3_600), CalendarTime.NoShift),
    ];

    [Fact]
    public void Of_WorkedExample_CountsCaughtFalseMissedAndLead()
    {
        KnownFault[] faults =
        [
            Fault("bearing", Mixer, 10, 20),
            Fault("fan", Coater, 5, 8),
            Fault("belt", Mixer, 21, null),
            Fault("elsewhere", "Slitter", 1, 2),
        ];
        // At the mixer: one before any fault (false), two about the bearing. At the coater: one after the fan had failed (false).
        RuleEvent[] events = [Raised(2, Mixer), Gone(3, Mixer), Raised(9, Coater), Raised(12, Mixer), Gone(13, Mixer), Raised(16, Mixer)];
        RehearsalJudgement judged = RehearsalJudgement.Of(events, faults, fault => fault.TwinId != "Slitter", s_shifts, At(0), At(30 * 3_600));

        Assert.Equal(4, judged.Alarms.Count);
        Assert.Equal(1, judged.Caught);
        Assert.Equal(1, judged.Missed);
        Assert.Equal(2, judged.False);
        Assert.Equal(TimeSpan.FromHours(8), judged.MedianLead);
        Assert.Equal(["fan:Missed", "bearing:Caught", "belt:NotYet"], judged.Faults.Select(fault => $"{fault.Fault.Id}:{fault.Verdict}"));
        Assert.Equal(3, judged.Shifts);
        Assert.Equal(4.0 / 3, judged.MeanPerShift!.Value, 1e-9);
        Assert.Equal(2, judged.MostPerShift);
        Assert.Equal(2, judged.Performance.Standing);
        Assert.Equal(4.0 / 30, judged.Performance.PerOperatorHour, 1e-9);
    }

    [Fact]
    public void Of_NothingKnown_ClaimsNothing()
    {
        RehearsalJudgement judged = RehearsalJudgement.Of([Raised(2, Mixer)], null, _ => true, [], At(0), At(3_600 * 30));
        Assert.Null(judged.False);
        Assert.Null(judged.MeanPerShift);
        Assert.Null(judged.MedianLead);
        Assert.Empty(judged.Faults);
    }

    [Theory]
    [InlineData("", "anything", true)]
    [InlineData("Bearing.", "Bearing.rms", true)]
    [InlineData("Bearing.", "Bearings.rms", false)]
    [InlineData("rms", "rms", true)]
    [InlineData("rms", "rms2", false)]
    public void ShowsIn_Fields_AreWholeOrBelowAComponent(string shown, string field, bool expected) =>
        Assert.Equal(expected, new KnownFault("f", Mixer, "f", At(0), null, [(Mixer, shown)]).ShowsIn(Mixer, field));

    private static CalendarSpan Shift(int hour) => new(At(hour * 3_600), At((hour + 8) * 3_600), CalendarTime.Work, $"Shift {hour}", At(hour * 3_600));

    private static KnownFault Fault(string id, string twin, double hour, double? endHour) => new(id, twin, id, At(hour * 3_600), endHour is { } end ? At(end * 3_600) : null, [(twin, "")]);

    private static RuleEvent Raised(double hour, string twin) => new(s_rule, twin, Ns(hour * 3_600), true, "hot");

    private static RuleEvent Gone(double hour, string twin) => new(s_rule, twin, Ns(hour * 3_600), false, "hot");
}
