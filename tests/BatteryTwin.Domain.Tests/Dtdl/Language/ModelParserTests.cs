using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Tests.Dtdl.Language.Shared;

namespace BatteryTwin.Domain.Tests.Dtdl.Language;

public sealed class ModelParserTests
{
    private readonly DtdlModel _model = ModelCheck.Model(SampleModels.All);

    [Fact]
    public void Parse_Inheritance_ResolvesContentsAndAncestors()
    {
        DtdlInterface mixing = _model.Find("dtmi:test:Mixing;1.2")!;

        Assert.Equal(["place", "state", "dryer", "dryerNote", "windows", "limits", "feeds", "bearings", "stop"], mixing.Contents.Select(content => content.Name));
        Assert.Equal("dtmi:test:Step;1", mixing.Find("state")!.DeclaredBy);
        Assert.True(_model.IsA("dtmi:test:Mixing;1.2", "dtmi:test:Step;1"));
        Assert.False(_model.IsA("dtmi:test:Step;1", "dtmi:test:Mixing;1.2"));
    }

    [Fact]
    public void Parse_TextsAndQuantities_AreKept()
    {
        DtdlInterface step = _model.Find("dtmi:test:Step;1")!;

        Assert.Equal("Step", step.DisplayName!.Default);
        Assert.Equal("Schritt", step.DisplayName.Texts["de"]);
        Assert.Equal("a step of a line", step.Comment);
        Assert.Equal(new DtdlQuantity("Temperature", "degreeCelsius"), step.Find<DtdlTelemetry>("dryer")!.Quantity);
    }

    [Fact]
    public void Parse_Schemas_AreResolvedTrees()
    {
        DtdlInterface step = _model.Find("dtmi:test:Step;1")!;
        DtdlEnum state = Assert.IsType<DtdlEnum>(step.Find<DtdlProperty>("state")!.Schema);
        DtdlArray windows = Assert.IsType<DtdlArray>(step.Find<DtdlProperty>("windows")!.Schema);
        DtdlObject window = Assert.IsType<DtdlObject>(windows.Element);

        Assert.Equal(["RUN", "STOP"], state.Values.Select(value => value.Value));
        Assert.Same(_model.FindSchema("dtmi:test:Step:Window;1"), window);
        Assert.Equal(PrimitiveKind.DateTime, Assert.IsType<DtdlPrimitive>(window.Find("from")!.Schema).Kind);
        Assert.Equal(GeospatialKind.Point, Assert.IsType<DtdlGeospatial>(_model.Find("dtmi:test:Mixing;1.2")!.Find<DtdlTelemetry>("place")!.Schema).Kind);
    }

    [Fact]
    public void Resolve_ComponentPath_LeadsIntoTheComponent()
    {
        Assert.IsType<DtdlProperty>(_model.Resolve("dtmi:test:Mixing;1.2", "bearings.faultPredicted"));
        Assert.Null(_model.Resolve("dtmi:test:Mixing;1.2", "state.faultPredicted"));
        Assert.Null(_model.Resolve("dtmi:test:Unknown;1", "state"));
    }

    [Fact]
    public void Parse_Relationship_KeepsTargetMultiplicityAndProperties()
    {
        DtdlRelationship feeds = _model.Find("dtmi:test:Step;1")!.Find<DtdlRelationship>("feeds")!;

        Assert.Equal(("dtmi:test:Step;1", 3, null), (feeds.Target, feeds.MaxMultiplicity, feeds.MinMultiplicity));
        Assert.Equal("rate", Assert.Single(feeds.Properties).Name);
    }

    [Fact]
    public void Parse_InvalidModel_GivesNone() => Assert.Null(ModelCheck.Parse(["{}"]).Model);
}
