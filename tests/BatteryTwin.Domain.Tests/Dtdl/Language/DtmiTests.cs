using BatteryTwin.Domain.Dtdl.Language;

namespace BatteryTwin.Domain.Tests.Dtdl.Language;

public sealed class DtmiTests
{
    [Theory]
    [InlineData("dtmi:com:example:Mixer;1", true, true)]
    [InlineData("dtmi:a;999999999", true, true)]
    [InlineData("dtmi:a_b1:c;1", true, true)]
    [InlineData("dtmi:a", false, true)]
    [InlineData("dtmi:a;1.2", false, true)]
    [InlineData("dtmi:a;1.0", false, false)]
    [InlineData("dtmi:a;1.1234567", false, false)]
    [InlineData("dtmi:a;0", false, false)]
    [InlineData("dtmi:a;01", false, false)]
    [InlineData("dtmi:a;1234567890", false, false)]
    [InlineData("dtmi:a;", false, false)]
    [InlineData("dtmi:a;1;2", false, false)]
    [InlineData("dtmi:;1", false, false)]
    [InlineData("dtmi:a::b;1", false, false)]
    [InlineData("dtmi:1a;1", false, false)]
    [InlineData("dtmi:a_;1", false, false)]
    [InlineData("dtmi:_a;1", false, false)]
    [InlineData("dtmi:ä;1", false, false)]
    [InlineData("dtmi:a;1\n", false, false)]
    [InlineData("DTMI:a;1", false, false)]
    [InlineData("", false, false)]
    public void IsUserDtmi_ByVersion_FollowsTheSyntax(string id, bool inV2, bool inV3)
    {
        Assert.Equal(inV2, Dtmi.IsUserDtmi(id, LanguageVersion.V2));
        Assert.Equal(inV3, Dtmi.IsUserDtmi(id, LanguageVersion.V3));
    }

    [Fact]
    public void IsDtmi_SegmentWithLeadingUnderscore_IsTheLanguagesOwn() => Assert.True(Dtmi.IsDtmi("dtmi:a:_contents:__b;1", LanguageVersion.V2));
}
