using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.State.Editing;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Editing;

/// <summary>A graph with one mixer, its bearing as a component, and the desk to edit it.</summary>
internal sealed class EditedPlant
{
    private const string Models = """
        [
          {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:e:Bearing;1", "@type": "Interface", "displayName": "Bearing",
           "contents": [{"@type": "Property", "name": "balls", "schema": "integer", "writable": true}]},
          {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:e:Mixer;1", "@type": "Interface", "displayName": "Mixer",
           "contents": [
             {"@type": "Property", "name": "Name", "schema": "string"},
             {"@type": "Property", "name": "Speed", "schema": "double", "comment": "unit rpm", "writable": true},
             {"@type": "Property", "name": "State", "schema": {"@type": "Enum", "valueSchema": "string", "enumValues": [{"name": "on", "enumValue": "On"}, {"name": "off", "enumValue": "Off"}]}},
             {"@type": "Property", "name": "Limits", "schema": {"@type": "Object", "fields": [{"name": "low", "schema": "double"}]}},
             {"@type": "Component", "name": "Bearing", "schema": "dtmi:e:Bearing;1"},
             {"@type": "Relationship", "name": "feeds", "target": "dtmi:e:Mixer;1", "properties": [{"@type": "Property", "name": "since", "schema": "date"}]}
           ]}
        ]
        """;

    private EditedPlant(ManualTime time)
    {
        Graph = new(TwinGraphSnapshot.Empty, GraphLimits.Default, time);
        History = new(Graph);
        Desk = new(Graph);
    }

    public InMemoryTwinGraph Graph { get; }

    public HistoryBook History { get; }

    public TwinDesk Desk { get; }

    public TwinSheet Mixer => Desk.Read("Mixer-1")!;

    public static async Task<EditedPlant> CreateAsync()
    {
        EditedPlant plant = new(new(SmallPlant.Start));
        await plant.Graph.AddModelsAsync([.. JsonElement.Parse(Models).EnumerateArray()], ChangeOrigin.Import, TestContext.Current.CancellationToken);
        Assert.Null(await plant.Desk.CreateAsync("Mixer-1", "dtmi:e:Mixer;1", "First mixer", "Ana", TestContext.Current.CancellationToken));
        return plant;
    }

    public TwinDraft Draft(params (string Path, string Text)[] edits)
    {
        TwinDraft draft = new(Mixer);
        foreach ((string path, string text) in edits)
        {
            draft.Type(draft.Basis.Find(path)!, text);
        }

        return draft;
    }

    public Task<SaveOutcome> SaveAsync(TwinDraft draft, string name = "Ana") => Desk.SaveAsync(draft, name, TestContext.Current.CancellationToken);

    public async Task WriteAsync(ChangeOrigin origin, params PropertyWrite[] writes) => await Graph.WriteAsync("Mixer-1", writes, origin, TestContext.Current.CancellationToken);
}
