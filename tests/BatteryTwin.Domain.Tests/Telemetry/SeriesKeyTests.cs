using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Domain.Tests.Telemetry;

public sealed class SeriesKeyTests
{
    [Fact]
    public void Equals_TagsInOtherOrder_SameKey() =>
        Assert.Equal(
            new SeriesKey("m", [new("b", "2"), new("a", "1")], "f"),
            new SeriesKey("m", [new("a", "1"), new("b", "2")], "f"));

    [Fact]
    public void Canonical_SpecialCharacters_AreEscapedSoThatNoTwoKeysCollide()
    {
        SeriesKey first = new("m", [new("a", "1,b=2")], "f");
        SeriesKey second = new("m", [new("a", "1"), new("b", "2")], "f");

        Assert.Equal(@"m,a=1\,b\=2 f", first.Canonical);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Twin_NoTwinTag_Null() => Assert.Null(new SeriesKey("m", [], "f").Twin);

    [Fact]
    public void Constructor_TagTwice_SaysWhich()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new SeriesKey("m", [new("a", "1"), new("a", "2")], "f"));

        Assert.Contains("'a' occurs twice", refusal.Message, StringComparison.Ordinal);
    }
}
