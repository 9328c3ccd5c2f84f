using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Models;

/// <summary>Three models, one of which extends and uses the others, and three twins.</summary>
internal static class ModelPlant
{
    public const string Machine = "dtmi:t:Machine;1";
    public const string Mill = "dtmi:t:Mill;1";
    public const string Bearing = "dtmi:t:Bearing;1";

    public static PlantGraph Graph() => Fill(new(new ManualTime(SmallPlant.Start)));

    /// <summary>A plant with these models and nothing else.</summary>
    public static SmallPlant Plant()
    {
        SmallPlant plant = new(empty: true);
        Fill(plant.Graph);
        return plant;
    }

    private static PlantGraph Fill(PlantGraph graph) => graph
        .Model(Machine, "Machine", """{"@type": "Property", "name": "Name", "schema": "string"}""")
        .Model(Bearing, "Bearing", PlantGraph.Content("Property", "wear"))
        .Document("""
            {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:t:Mill;1", "@type": "Interface", "displayName": "Mill", "extends": "dtmi:t:Machine;1", "contents": [
              {"@type": "Property", "name": "Speed", "schema": "double", "comment": "unit rpm; normal 40..60"},
              {"@type": "Component", "name": "Bearings", "schema": "dtmi:t:Bearing;1"},
              {"@type": "Relationship", "name": "feeds", "maxMultiplicity": 2}]}
            """)
        .Twin("Press", Machine)
        .Twin("Mill-1", Mill)
        .Twin("Mill-2", Mill);
}
