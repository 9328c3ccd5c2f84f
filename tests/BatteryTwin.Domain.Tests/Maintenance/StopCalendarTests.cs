using BatteryTwin.Domain.Maintenance;

namespace BatteryTwin.Domain.Tests.Maintenance;

public sealed class StopCalendarTests
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Next_IsTheOneThatLastsOrComesFirst()
    {
        StopCalendar calendar = RunningTimeTests.Stops((30, 40), (4, 12));

        Assert.Equal(s_start.AddHours(4), calendar.Next(s_start)!.Start);
        Assert.Equal(s_start.AddHours(4), calendar.Next(s_start.AddHours(11))!.Start);
        Assert.Equal(s_start.AddHours(30), calendar.Next(s_start.AddHours(12))!.Start);
        Assert.Null(calendar.Next(s_start.AddHours(40)));
    }

    [Fact]
    public void Standstill_OverlappingStops_BecomeOneSpan() => Assert.Equal(
        [(s_start.AddHours(1), s_start.AddHours(9)), (s_start.AddHours(10), s_start.AddHours(11))],
        RunningTimeTests.Stops((10, 11), (1, 5), (5, 6), (2, 9)).Standstill());

    [Fact]
    public void Of_TakesTheStopsOfTheWholes()
    {
        PlannedStop plant = new("1", "Plant", s_start, s_start.AddHours(1), "Works", 1, null, s_start);
        StopCalendar calendar = new([plant, plant with { Id = "2", TwinId = "Line1" }, plant with { Id = "3", TwinId = "Line2" }]);

        Assert.Equal(["1", "2"], calendar.Of(["Plant", "Line1", "Station"]).All.Select(stop => stop.Id));
    }

    [Theory]
    [InlineData("Line1", "Window", 8, null)]
    [InlineData("", "Window", 8, "twin")]
    [InlineData("Line1", " ", 8, "title")]
    [InlineData("Line1", "Window", 0, "end")]
    [InlineData("Line1", "Window", 24 * 93, "end")]
    public void Order_Faults_NameTheProperty(string twin, string title, double hours, string? property) =>
        Assert.Equal(property, new StopOrder(twin, s_start, s_start.AddHours(hours), title).Faults().Select(fault => fault.Property).SingleOrDefault());
}
