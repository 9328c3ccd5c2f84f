using BatteryTwin.Web.Components.Graphs;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class LabelLinesTests
{
    [Theory]
    [InlineData("Mixing", "Mixing")]
    [InlineData("Coating and drying", "Coating and|drying")]
    [InlineData("End-of-line test", "End-of-line|test")]
    [InlineData("MixingStep-Line1-Munich", "MixingStep-|Line1-Munich")]
    [InlineData("Electroencephalograph", "Electroenceph|alograph")]
    [InlineData("A very long name of something else", "A very long|name of some…")]
    [InlineData("", "")]
    public void Of_Names_BreakBetweenWords(string name, string lines) => Assert.Equal(lines, string.Join('|', LabelLines.Of(name, 13, 2)));
}
