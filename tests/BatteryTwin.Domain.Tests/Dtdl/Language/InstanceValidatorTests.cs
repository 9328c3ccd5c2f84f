using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Instances;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Tests.Dtdl.Language.Shared;

namespace BatteryTwin.Domain.Tests.Dtdl.Language;

public sealed class InstanceValidatorTests
{
    private readonly DtdlInterface _step = ModelCheck.Model(SampleModels.V3).Find("dtmi:test:Mixing;1.2")!;

    [Theory]
    [InlineData("integer", "2147483647", true)]
    [InlineData("integer", "2147483648", false)]
    [InlineData("integer", "1.0", false)]
    [InlineData("integer", "1e2", false)]
    [InlineData("long", "9223372036854775807", true)]
    [InlineData("long", "9223372036854775808", false)]
    [InlineData("float", "3.402823E+38", true)]
    [InlineData("float", "3.402824E+38", false)]
    [InlineData("double", "1.797693134862315E+308", true)]
    [InlineData("double", "1e309", false)]
    [InlineData("double", "\"1\"", false)]
    [InlineData("boolean", "true", true)]
    [InlineData("boolean", "0", false)]
    [InlineData("string", "\"\"", true)]
    [InlineData("string", "null", false)]
    [InlineData("date", "\"2026-05-31\"", true)]
    [InlineData("dateTime", "\"2026-05-31T12:00:00\"", false)]
    public void Validate_Primitives_ByRange(string term, string value, bool fits) =>
        Assert.Equal(fits, Check(DtdlModel.Empty.FindSchema($"dtmi:dtdl:instance:Schema:{term};3")!, value).Count == 0);

    [Fact]
    public void Validate_NestedFault_PointsToIt()
    {
        InstanceError error = Assert.Single(Check(Schema("windows"), """[{"from":"2026-05-31T12:00:00Z"},{"from":"noon"}]"""));

        Assert.Equal("/1/from", error.Path);
        Assert.Equal("\"noon\" is not a date and time with offset such as 2026-05-31T12:30:00Z", error.Message);
    }

    [Theory]
    [InlineData("state", "\"RUN\"", 0)]
    [InlineData("state", "\"running\"", 1)]
    [InlineData("limits", """{"a":1.5,"b/c":2}""", 0)]
    [InlineData("limits", """{"a":null,"b/c":"x"}""", 2)]
    [InlineData("windows", """[{"peak":1,"other":2}]""", 1)]
    [InlineData("windows", "[{}]", 0)]
    [InlineData("windows", "[null]", 1)]
    [InlineData("windows", """[{"peak":1,"peak":2}]""", 1)]
    public void Validate_ComplexValues_CountsFaults(string property, string value, int faults) => Assert.Equal(faults, Check(Schema(property), value).Count);

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[11.5,48.1]}""", true)]
    [InlineData("""{"type":"Point","coordinates":[11.5]}""", false)]
    [InlineData("""{"type":"Point","coordinates":["a",1]}""", false)]
    [InlineData("""{"type":"LineString","coordinates":[[1,2],[3,4]]}""", false)]
    [InlineData("""{"coordinates":[1,2]}""", false)]
    [InlineData("""{"type":"Point"}""", false)]
    [InlineData("[1,2]", false)]
    public void Validate_Point_IsGeoJson(string value, bool fits) => Assert.Equal(fits, Check(_step.Find<DtdlTelemetry>("place")!.Schema, value).Count == 0);

    [Theory]
    [InlineData("[[[0,0],[1,0],[1,1],[0,0]]]", true)]
    [InlineData("[[[0,0],[1,0],[1,1],[0,1]]]", false)]
    [InlineData("[[[0,0],[1,0],[0,0]]]", false)]
    [InlineData("[[0,0],[1,0]]", false)]
    public void Validate_Polygon_HasClosedRings(string coordinates, bool fits) => Assert.Equal(
        fits,
        Check(DtdlModel.Empty.FindSchema("dtmi:standard:schema:geospatial:polygon;3")!, $$"""{"type":"Polygon","coordinates":{{coordinates}}}""").Count == 0);

    [Fact]
    public void Validate_ManyFaults_KeepsABound() =>
        Assert.Equal(InstanceValidator.MaxErrors, Check(Schema("windows"), $"[{string.Join(',', Enumerable.Repeat("1", 1000))}]").Count);

    [Fact]
    public void Validate_LoneSurrogate_IsAFaultOfTheValue() => Assert.NotEmpty(Check(Schema("state"), "\"\\ud800\""));

    private DtdlSchema Schema(string property) => _step.Find<DtdlProperty>(property)!.Schema;

    private static IReadOnlyList<InstanceError> Check(DtdlSchema schema, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return InstanceValidator.Validate(schema, document.RootElement);
    }
}
