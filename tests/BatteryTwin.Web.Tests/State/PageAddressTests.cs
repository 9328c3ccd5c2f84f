using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class PageAddressTests
{
    private static readonly DateTimeOffset s_now = new(2026, 5, 4, 8, 30, 0, TimeSpan.Zero);
    private static readonly ShiftCalendar s_utc = new(TimeZoneInfo.Utc, 6, 3);

    [Theory]
    [InlineData("", "07:30", "08:30")]
    [InlineData("?range=nonsense", "07:30", "08:30")]
    [InlineData("?range=shift", "06:00", "08:30")]
    [InlineData("?range=last-shift", "22:00", "06:00")]
    [InlineData("?range=today", "00:00", "08:30")]
    [InlineData("?from=1777870800000&to=1777872600000", "05:00", "05:30")]
    [InlineData("?paused=1777881600000", "07:00", "08:00")]
    public void Span_OfAddress_IsWhatItSays(string query, string from, string to)
    {
        PageAddress address = At("/alarms" + query);

        Assert.Equal((from, to), ($"{address.Span.From:HH:mm}", $"{address.Span.To:HH:mm}"));
    }

    [Fact]
    public void LinkTo_OtherPage_CarriesRangeAndPauseButNotThePagesOwnChoices() =>
        Assert.Equal("/topology?range=24h&paused=1777881600000", At("/assets/x?range=24h&signals=a,b&paused=1777881600000").LinkTo("/topology"));

    [Theory]
    [InlineData("?asOf=2026-05-04T08:00:00Z", "08:00:00")]
    [InlineData("?asOf=2026-05-04T09:00:00%2B02:00", "07:00:00")]
    [InlineData("?asOf=2026-05-04T08:30:01Z", null)]
    [InlineData("?asOf=yesterday", null)]
    [InlineData("", null)]
    public void AsOf_OfAddress_IsAPastMomentOrNow(string query, string? time)
    {
        PageAddress address = At("/topology" + query);

        Assert.Equal(time, address.AsOf is { } moment ? $"{moment:HH:mm:ss}" : null);
        Assert.Equal(time is null, address.IsLive);
    }

    [Fact]
    public void SetRange_Fixed_ReplacesThePresetAndKeepsTheRest()
    {
        TestNavigation navigation = new("/assets/x?range=24h&signals=a");
        using PageAddress address = new(navigation, new ManualTime(s_now), s_utc);

        address.SetRange(TimeRange.Between(DateTimeOffset.FromUnixTimeMilliseconds(2_000), DateTimeOffset.FromUnixTimeMilliseconds(1_000)));

        Assert.Equal("?signals=a&from=1000&to=2000", new Uri(navigation.Uri).Query);
        Assert.False(address.IsLive);
    }

    [Fact]
    public void TogglePause_Twice_IsLiveAgain()
    {
        PageAddress address = At("/");

        address.TogglePause();
        DateTimeOffset? paused = address.PausedAt;
        address.TogglePause();

        Assert.Equal((s_now, (DateTimeOffset?)null), (paused, address.PausedAt));
    }

    [Fact]
    public void ShiftStart_DayTheClocksGoForward_IsInLocalTime()
    {
        ShiftCalendar berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), 6, 3);

        Assert.Equal(new(2026, 3, 29, 4, 0, 0, TimeSpan.Zero), berlin.ShiftStart(new(2026, 3, 29, 5, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new(2026, 3, 28, 21, 0, 0, TimeSpan.Zero), berlin.ShiftStart(new(2026, 3, 29, 0, 30, 0, TimeSpan.Zero)));
        Assert.Equal(new(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), berlin.FromPlantTime(new(2026, 3, 29, 2, 30, 0)));
    }

    [Theory]
    [InlineData("/assets/Mix-A", "Asia/Shanghai", "Shanghai time")]
    [InlineData("/lines/Line1-A", "Asia/Shanghai", "Shanghai time")]
    [InlineData("/assets/press-7", "UTC", "UTC")]
    [InlineData("/alarms", "UTC", "UTC")]
    public void Zone_OfAnAssetsPage_IsItsPlants(string path, string zone, string name)
    {
        SmallPlant plant = new();
        plant.Graph.Twin(SmallPlant.PlantId, "dtmi:t:Plant;1", ("Name", "Plant A"), ("TimeZone", "Asia/Shanghai"));
        var options = Microsoft.Extensions.Options.Options.Create(new PlantCalendarOptions());

        ShiftCalendar calendar = new(new PlantZones(plant.Graph, plant.Topology, options), new TestNavigation(path), options);

        Assert.Equal((zone, name), (calendar.Zone.Id, calendar.ZoneName));
    }

    private static PageAddress At(string path) => new(new TestNavigation(path), new ManualTime(s_now), s_utc);
}
