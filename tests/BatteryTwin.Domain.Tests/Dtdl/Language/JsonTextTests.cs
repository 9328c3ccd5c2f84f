using System.Text;
using BatteryTwin.Domain.Dtdl.Language.Json;

namespace BatteryTwin.Domain.Tests.Dtdl.Language;

public sealed class JsonTextTests
{
    [Fact]
    public void Read_NestedValues_KnowTheirPlaces()
    {
        JsonNode root = JsonText.Read("{\n  \"ä😀\": [1,\n 2.50]\n}");

        JsonMember member = Assert.Single(root.Members);
        Assert.Equal(new TextPosition(2, 3), member.Position);
        Assert.Equal(new TextPosition(2, 10), member.Value.Position);
        Assert.Equal([new TextPosition(2, 11), new TextPosition(3, 2)], member.Value.Items.Select(item => item.Position));
        Assert.Equal("2.50", member.Value.Items[1].Text);
    }

    [Fact]
    public void Read_RepeatedNames_KeepsAll() => Assert.Equal(2, JsonText.Read("""{"a":1,"a":2}""").Members.Length);

    [Fact]
    public void Read_ByteOrderMark_IsPassedOver() => Assert.True(JsonText.Read([.. Encoding.UTF8.Preamble, .. "{}"u8]).IsObject);

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{\n\"a\": }", 2, 6)]
    [InlineData("[1,]", 1, 4)]
    [InlineData("{} {}", 1, 4)]
    [InlineData("[\"\\ud800\"]", 1, 2)]
    [InlineData("// no\n1", 1, 1)]
    public void Read_NotJson_SaysWhere(string text, int line, int column) =>
        Assert.Equal(new TextPosition(line, column), Assert.Throws<JsonTextException>(() => JsonText.Read(text)).Position);

    [Fact]
    public void Read_InvalidUtf8_IsRefused() => Assert.Throws<JsonTextException>(() => JsonText.Read([(byte)'"', 0xFF, (byte)'"']));

    [Fact]
    public void Read_DeeperThanTheLimit_IsRefused()
    {
        static string Nest(int depth) => new string('[', depth) + new string(']', depth);

        Assert.True(JsonText.Read(Nest(JsonText.MaxDepth)).IsArray);
        Assert.Throws<JsonTextException>(() => JsonText.Read(Nest(JsonText.MaxDepth + 1)));
    }
}
