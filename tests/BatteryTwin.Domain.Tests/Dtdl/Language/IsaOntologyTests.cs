using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Tests.Dtdl.Language.Shared;

namespace BatteryTwin.Domain.Tests.Dtdl.Language;

/// <summary>The ISA-95 ontology as published: accepted whole, counts as its description gives them.</summary>
public sealed class IsaOntologyTests
{
    [Fact]
    public void Parse_IsaOntology_AcceptsAllInterfaces()
    {
        ModelVerdict verdict = ModelCheck.Parse(SharedData.ReadArchive("isa95-ontology/isa95.tar.gz").Select(file => file.Text));

        Assert.Empty(verdict.Errors);
        List<DtdlContent> contents = [.. verdict.Model!.Interfaces.Values.SelectMany(model => model.OwnContents)];
        Assert.Equal(180, verdict.Model.Interfaces.Count);
        Assert.Equal(636, contents.OfType<DtdlProperty>().Count());
        Assert.Equal(606, contents.OfType<DtdlRelationship>().Count());
        Assert.Equal(160, contents.OfType<DtdlComponent>().Count());
    }
}
