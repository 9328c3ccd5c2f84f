using BatteryTwin.Ingest.Sources.Messages;

namespace BatteryTwin.Ingest.Tests.Sources.Messages;

public sealed class TopicTemplateTests
{
    [Theory]
    [InlineData("plant/{line}/{twin}/{field}", "plant/1/mixer/speed", "- speed line=1,twin=mixer")]
    [InlineData("plant/{line}/{twin}/{field}", "plant/1/mixer", null)]
    [InlineData("plant/{line}/{twin}/{field}", "plant/1/mixer/speed/x", null)]
    [InlineData("plant/{line}/{twin}/{field}", "Plant/1/mixer/speed", null)]
    [InlineData("plant/{line}/{twin}/{field}", "plant//mixer/speed", null)]
    [InlineData("{measurement}/+/{twin}", "vibration/anything/mixer", "vibration - twin=mixer")]
    [InlineData("{measurement}/+/{twin}", "vibration//mixer", "vibration - twin=mixer")]
    [InlineData("{twin}/#", "mixer", "- - twin=mixer")]
    [InlineData("{twin}/#", "mixer/a/b/c", "- - twin=mixer")]
    [InlineData("a/{twin}", "a/Größe 日", "- - twin=Größe 日")]
    [InlineData("a/{twin}", "a/two\nlines", null)]
    public void Match_Topic_SaysWhatItsLevelsMean(string template, string topic, string? expected)
    {
        TopicMatch? match = new TopicTemplate(template).Match(topic);
        Assert.Equal(expected, match is null ? null : $"{match.Measurement ?? "-"} {match.Field ?? "-"} {string.Join(",", match.Tags.Select(tag => $"{tag.Key}={tag.Value}"))}");
    }

    [Theory]
    [InlineData("", "has an empty level")]
    [InlineData("plant//{twin}", "has an empty level")]
    [InlineData("plant/#/{twin}", "has levels after #")]
    [InlineData("plant/x{twin}", "has the level 'x{twin}'")]
    [InlineData("plant/{}", "has the level '{}'")]
    [InlineData("{twin}/{twin}", "names {twin} twice")]
    [InlineData("plant/+/#", "names no level")]
    public void FaultOf_UnusableTemplate_SaysWhy(string template, string fault)
    {
        Assert.StartsWith(fault, TopicTemplate.FaultOf(template), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TopicTemplate(template));
    }

    [Fact]
    public void Read_SeveralTemplates_TheFirstThatFitsCounts()
    {
        TopicReader reader = new(["a/{twin}/{field}", "a/{twin}/#"]);
        Assert.Equal("x", reader.Read("a/t/x")?.Field);
        Assert.Null(reader.Read("a/t")?.Field);
        Assert.Equal("t", reader.Read("a/t")?.Tags.Single().Value);
        Assert.Null(reader.Read("b/t"));
        Assert.Same(TopicMatch.Nothing, new TopicReader([]).Read("b/t"));
    }
}
