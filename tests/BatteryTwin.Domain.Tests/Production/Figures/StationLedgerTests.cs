using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Tests.Production.Figures;

public sealed class StationLedgerTests
{
    private const double Tolerance = 1e-9;

    private static readonly DateTimeOffset s_start = WorkedShift.Evening;

    [Fact]
    public void Account_OfParts_AddsUpToTheWhole()
    {
        StationLedger ledger = Ledger(WorkedShift.States, 32, bucket => 60 + (bucket % 5));
        ProductionAccount whole = ledger.Account(WorkedShift.Night.Spans(s_start, s_start.AddHours(8)));
        ProductionAccount parts = Enumerable.Range(0, 8 * 12).Select(i => ledger.Account(WorkedShift.Night.Spans(s_start.AddMinutes(i * 5), s_start.AddMinutes((i + 1) * 5)))).Aggregate(ProductionAccount.Zero, (sum, part) => sum + part);

        Assert.Equal(whole.Time, parts.Time);
        Assert.Equal(whole.Planned.Produced, parts.Planned.Produced, Tolerance);
        Assert.Equal(whole.Planned.IdealGoodHours, parts.Planned.IdealGoodHours, Tolerance);
        Assert.Equal(whole.EnergyKwh, parts.EnergyKwh, Tolerance);
        Assert.Equal((1, 1), (whole.Failures, parts.Failures));
    }

    [Fact]
    public void Account_BucketWithAStop_FallsToTheRunningTime()
    {
        // A quarter hour that ran ten minutes, at a mean of 40 an hour: all ten units were made while it ran.
        StationLedger ledger = Ledger([At(StationState.Running, 0, 10), At(StationState.Down, 10, 15)], 1, _ => 40);

        Assert.Equal(10, ledger.Account(Work(0, 10)).Planned.Produced, Tolerance);
        Assert.Equal(5, ledger.Account(Work(0, 5)).Planned.Produced, Tolerance);
        Assert.Equal(0, ledger.Account(Work(10, 15)).Planned.Produced, Tolerance);
        Assert.Equal(9.8, ledger.Account(Work(0, 15)).Planned.Good, Tolerance);
        Assert.Equal(25, ledger.Account(Work(0, 15)).EnergyKwh, Tolerance);
    }

    [Fact]
    public void Account_TimeWithoutData_MakesNothing()
    {
        StationLedger ledger = Ledger([At(StationState.Running, 0, 5)], 2, _ => 60);
        ProductionAccount account = ledger.Account(Work(0, 30));

        Assert.Equal(5, account.Planned.Produced, Tolerance);
        Assert.Equal(25, account.Time.Unknown.TotalMinutes);
        Assert.Equal(100.0 / 12, account.EnergyKwh, Tolerance);
        Assert.Equal(0, Ledger([At(StationState.Running, 0, 15)], 1, _ => double.NaN).Account(Work(0, 15)).Planned.Produced);
    }

    [Fact]
    public void Account_FailureOutsideThePlan_IsNotCounted()
    {
        StationLedger ledger = Ledger([At(StationState.Down, 5, 8), At(StationState.Running, 8, 20), At(StationState.Down, 20, 30)], 2, _ => 60);
        CalendarSpan[] calendar = [new(s_start, s_start.AddMinutes(15), CalendarTime.Work), new(s_start.AddMinutes(15), s_start.AddMinutes(30), CalendarTime.NoShift)];

        ProductionAccount account = ledger.Account(calendar);

        Assert.Equal((1, 3), (account.Failures, account.Time.Down.TotalMinutes));
    }

    [Fact]
    public void Account_OutsideThePlan_CountsApart()
    {
        StationLedger ledger = Ledger([At(StationState.Running, 0, 30)], 2, _ => 60);
        ProductionAccount account = ledger.Account([new(s_start, s_start.AddMinutes(15), CalendarTime.Work), new(s_start.AddMinutes(15), s_start.AddMinutes(30), CalendarTime.NoShift)]);

        Assert.Equal((15, 15), (Math.Round(account.Planned.Produced, 6), Math.Round(account.Unplanned.Produced, 6)));
        Assert.Equal(15, account.Time.RunningUnplanned.TotalMinutes);
    }

    [Fact]
    public void EnergyIn_AState_IsWhatItDrewInIt() =>
        Assert.Equal(100.0 / 6, Ledger([At(StationState.Running, 0, 10), At(StationState.Down, 10, 15)], 1, _ => 60).EnergyIn(Work(0, 15), StationState.Running), Tolerance);

    private static StationLedger Ledger(IReadOnlyList<StateInterval> states, int buckets, Func<int, double> rate) => new(
        states,
        new(s_start, TimeSpan.FromMinutes(15), [.. Enumerable.Range(0, buckets).Select(rate)], [.. Enumerable.Repeat(0.02, buckets)], [.. Enumerable.Repeat(100.0, buckets)]),
        60);

    private static IReadOnlyList<CalendarSpan> Work(int from, int to) => [new(s_start.AddMinutes(from), s_start.AddMinutes(to), CalendarTime.Work)];

    private static StateInterval At(StationState state, int from, int to) => new(state, s_start.AddMinutes(from), s_start.AddMinutes(to));
}
