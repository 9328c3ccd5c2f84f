using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Alarms.Origins;
using BatteryTwin.Domain.Tests.Twins;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.Alarms;

/// <summary>Alarms under their probable origin, along the flow and the containment.</summary>
public sealed class AlarmOriginsTests
{
    private static readonly Topology s_plant = TopologyTests.Build(
        ["L", "mix", "coat", "slit", "bearing", "M", "other"],
        [("L", "runs", "mix"), ("L", "runs", "coat"), ("L", "runs", "slit"), ("mix", "has", "bearing"), ("M", "runs", "other"), ("mix", "feeds", "coat"), ("coat", "feeds", "slit")]);

    [Theory]
    [InlineData("coat slit", "coat: coat slit")]
    [InlineData("slit coat mix", "mix: mix coat slit")]
    [InlineData("slit mix", "mix: mix slit")]
    [InlineData("slit other coat", "coat: coat slit | other: other")]
    [InlineData("mix bearing coat", "bearing: bearing mix coat")]
    [InlineData("L coat", "coat: coat L")]
    [InlineData("L", "L: L")]
    [InlineData("unknown coat", "unknown: unknown | coat: coat")]
    public void Group_ByFlowAndContainment(string alarmed, string expected) => Assert.Equal(expected, Words(AlarmOrigins.Group(Raised(alarmed), s_plant)));

    [Fact]
    public void Group_InACircle_TheFirstRaisedIsTheOrigin()
    {
        Topology circle = TopologyTests.Build(["a", "b", "c", "d"], [("a", "feeds", "b"), ("b", "feeds", "c"), ("c", "feeds", "a"), ("c", "feeds", "d")]);
        AlarmGroup group = Assert.Single(AlarmOrigins.Group(Raised("b c a d"), circle));
        Assert.Equal(("b", 4), (group.Origin, group.Places));
    }

    [Fact]
    public void Group_TwoFeeders_TheFirstRaisedIsTheOrigin()
    {
        Topology plant = TopologyTests.Build(["a", "b", "c"], [("a", "feeds", "c"), ("b", "feeds", "c")]);
        Assert.Equal("b: b c | a: a", Words(AlarmOrigins.Group(Raised("b a c"), plant)));
    }

    private static Alert[] Raised(string twins) =>
    [
        .. twins.Split(' ').Select((twin, second) => new Alert
        {
            Id = twin, TwinId = twin, Rule = "r", Priority = AlertPriority.High, Title = twin, Message = twin, RaisedAt = DateTimeOffset.UnixEpoch.AddSeconds(second),
        }),
    ];

    private static string Words(IReadOnlyList<AlarmGroup> groups) => string.Join(" | ", groups.Select(group => $"{group.Origin}: {string.Join(' ', group.Alerts.Select(alert => alert.TwinId))}"));
}
