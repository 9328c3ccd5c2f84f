using System.Text.Json;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Domain.Tests.Dtdl;

public sealed class ModelFormTests
{
    private const string Old = """{"@id": "dtmi:t:A;1", "@type": "Interface", "extends": "dtmi:t:B;1", "contents": [{"@type": "Property", "name": "a", "schema": "double"}]}""";

    [Fact]
    public void Fingerprint_IsOfTheContent_NotOfItsOrderOrLayout()
    {
        string form = ModelForm.Fingerprint(JsonElement.Parse(Old));

        Assert.Equal(form, ModelForm.Fingerprint(JsonElement.Parse("""{"contents":[{"schema":"double","name":"\u0061","@type":"Property"}],"extends":"dtmi:t:B;1","@type":"Interface","@id":"dtmi:t:A;1"}""")));
        Assert.NotEqual(form, ModelForm.Fingerprint(JsonElement.Parse(Old.Replace("\"a\"", "\"b\"", StringComparison.Ordinal))));
        Assert.Matches("^[0-9a-f]{64}$", form);
    }

    [Theory]
    [InlineData(true, """[{"@type": ["Property", "Temperature"], "name": "a", "schema": "double", "description": "new words"}, {"@type": "Telemetry", "name": "b", "schema": "double"}]""")]
    [InlineData(false, """[{"@type": "Property", "name": "a", "schema": "integer"}]""")]
    [InlineData(false, """[{"@type": "Telemetry", "name": "a", "schema": "double"}]""")]
    [InlineData(false, """[{"@type": "Property", "name": "a", "schema": "double", "writable": true}]""")]
    [InlineData(false, "[]")]
    public void OnlyAdds_AllowsWordsAndMoreContents(bool expected, string contents) =>
        Assert.Equal(expected, ModelForm.OnlyAdds(JsonElement.Parse(Old), JsonElement.Parse($$"""{"@id": "dtmi:t:A;1", "@type": "Interface", "extends": "dtmi:t:B;1", "contents": {{contents}}}""")));

    [Fact]
    public void OnlyAdds_OtherParents_IsNone() => Assert.False(ModelForm.OnlyAdds(JsonElement.Parse(Old), JsonElement.Parse(Old.Replace("dtmi:t:B", "dtmi:t:C", StringComparison.Ordinal))));
}
