using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Domain.Tests.Production.Calendar;

/// <summary>Weeks by ISO 8601; the examples at the turn of the years are those of the standard's rule (week 1 holds the first Thursday).</summary>
public sealed class PlantWeekTests
{
    [Theory]
    [InlineData(2026, 1, 1, "2026-W01")]
    [InlineData(2027, 1, 1, "2026-W53")]
    [InlineData(2024, 12, 30, "2025-W01")]
    [InlineData(2026, 11, 22, "2026-W47")]
    [InlineData(2026, 11, 23, "2026-W48")]
    public void Of_ADay_HasTheIsoName(int year, int month, int day, string name)
    {
        PlantWeek week = PlantWeek.Of(new(year, month, day));

        Assert.Equal(name, week.Name);
        Assert.Equal(DayOfWeek.Monday, week.Monday.DayOfWeek);
        Assert.Equal(week, PlantWeek.Parse(name));
        Assert.Equal(week, week.Next.Previous);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-47")]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("2025-W53")]
    [InlineData("0001-W01")]
    [InlineData("2026-W+7")]
    [InlineData("2026-w47")]
    public void Parse_NoWeek_IsNull(string? name) => Assert.Null(PlantWeek.Parse(name));

    [Fact]
    public void Span_WithAClockChange_IsAnHourLonger()
    {
        (DateTimeOffset from, DateTimeOffset to) = PlantWeek.Parse("2025-W43")!.Value.Span(new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));

        Assert.Equal(TimeSpan.FromHours((7 * 24) + 1), to - from);
    }
}
