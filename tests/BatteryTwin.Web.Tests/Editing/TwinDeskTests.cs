using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.State.Editing;

namespace BatteryTwin.Web.Tests.Editing;

public sealed class TwinDeskTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_ManyEdits_AreOneChangeByName()
    {
        EditedPlant plant = await EditedPlant.CreateAsync();
        List<GraphChange> changes = [];
        plant.Graph.AnyChanged += changes.Add;

        SaveOutcome outcome = await plant.SaveAsync(plant.Draft(("Speed", "1480.5"), ("Name", ""), ("State", "On"), ("Bearing.balls", "9"), ("Limits", "{\"low\": 1}")));

        Assert.True(outcome.IsSaved);
        Assert.Equal(new ChangeOrigin(TwinDesk.Source, "Ana"), Assert.Single(changes).Origin);
        Twin twin = plant.Mixer.Twin;
        Assert.Equal((1480.5, 9, "On"), (twin.Property("Speed")!.Value.GetDouble(), twin.Property("Bearing.balls")!.Value.GetInt32(), twin.Text("State")));
        Assert.Null(twin.Property("Name"));
    }

    [Theory]
    [InlineData("Speed", "fast", "“fast” is no number")]
    [InlineData("Bearing.balls", "9.5", "“9.5” is no whole number")]
    [InlineData("Limits", "{\"low\"", "This is not JSON: line 1")]
    [InlineData("Limits", "{\"high\": 1}", "Limits")]
    [InlineData("State", "Broken", "one of On, Off")]
    public async Task Save_ValueThatDoesNotFit_IsSaidAtTheField(string path, string text, string problem)
    {
        EditedPlant plant = await EditedPlant.CreateAsync();
        TwinDraft draft = plant.Draft((path, text), ("Name", "Other"));

        SaveOutcome outcome = await plant.SaveAsync(draft);

        Assert.False(outcome.IsSaved);
        Assert.Contains(problem, draft.Problem(draft.Basis.Find(path)!), StringComparison.Ordinal);
        Assert.Null(draft.Problem(draft.Basis.Find("Name")!));
        Assert.Equal("First mixer", plant.Mixer.Twin.Text("Name"));
    }

    [Fact]
    public async Task Save_TelemetryMovedOtherFieldsOn_FollowsAndSaves()
    {
        EditedPlant plant = await EditedPlant.CreateAsync();
        TwinDraft draft = plant.Draft(("Name", "Renamed"));
        await plant.WriteAsync(ChangeOrigin.Telemetry, PropertyWrite.Number("Speed", 1500));

        Assert.True((await plant.SaveAsync(draft)).IsSaved);
        Assert.Equal(("Renamed", 1500), (plant.Mixer.Twin.Text("Name"), plant.Mixer.Twin.Property("Speed")!.Value.GetDouble()));
    }

    [Fact]
    public async Task Save_SomeoneChangedTheSameField_ShowsBothAndSavesNothing()
    {
        EditedPlant plant = await EditedPlant.CreateAsync();
        TwinDraft mine = plant.Draft(("Name", "Mine"), ("Speed", "5"));
        await plant.SaveAsync(plant.Draft(("Name", "Theirs")), "Ben");

        SaveOutcome outcome = await plant.SaveAsync(mine);

        FieldConflict conflict = Assert.Single(outcome.Conflicts);
        Assert.Equal(("Name", "First mixer", "Theirs", "Mine"), (conflict.Path, conflict.Before?.GetString(), conflict.Now?.GetString(), conflict.Mine));
        Assert.Equal("Theirs", plant.Mixer.Twin.Text("Name"));
        Assert.Null(plant.Mixer.Twin.Property("Speed"));

        mine.Rebase(plant.Mixer);
        Assert.True((await plant.SaveAsync(mine)).IsSaved);
        Assert.Equal("Mine", plant.Mixer.Twin.Text("Name"));
    }

    [Fact]
    public async Task Save_TwinDeletedMeanwhile_SaysSo()
    {
        EditedPlant plant = await EditedPlant.CreateAsync();
        TwinDraft draft = plant.Draft(("Name", "Mine"));
        Assert.Null(await plant.Desk.DeleteAsync("Mixer-1", withRelationships: false, "Ben", Cancel));

        Assert.False((await plant.SaveAsync(draft)).IsSaved);
    }

    [Fact]
    public async Task Relate_AndDelete_RelationshipsKeepATwinUnlessTheyGoToo()
    {
        EditedPlant plant = await EditedPlant.CreateAsync();
        Assert.Null(await plant.Desk.CreateAsync("Mixer-2", "dtmi:e:Mixer;1", null, "Ana", Cancel));
        Assert.Equal("Not done: it exists already.", await plant.Desk.CreateAsync("Mixer-2", "dtmi:e:Mixer;1", null, "Ana", Cancel));
        Dictionary<string, JsonElement> since = new() { ["since"] = JsonSerializer.SerializeToElement("2026-05-04") };
        Assert.Null(await plant.Desk.RelateAsync("Mixer-1", "feeds", "Mixer-2", since, "Ana", Cancel));
        Assert.Contains("no relationship", await plant.Desk.RelateAsync("Mixer-1", "eats", "Mixer-2", since, "Ana", Cancel), StringComparison.Ordinal);

        Assert.Contains("delete these first", await plant.Desk.DeleteAsync("Mixer-2", withRelationships: false, "Ana", Cancel), StringComparison.Ordinal);
        Assert.Null(await plant.Desk.DeleteAsync("Mixer-2", withRelationships: true, "Ana", Cancel));

        Assert.Null(plant.Graph.Current.Find("Mixer-2"));
        Assert.Equal(0, plant.Graph.Current.Relationships.Count);
    }

    [Fact]
    public async Task Diary_TelemetryRuns_AreOneLineAndFedFieldsKnown()
    {
        EditedPlant plant = await EditedPlant.CreateAsync();
        for (int i = 0; i < 3; i++)
        {
            await plant.WriteAsync(ChangeOrigin.Telemetry, PropertyWrite.Number("Speed", i));
        }

        await plant.SaveAsync(plant.Draft(("Name", "Renamed")), "Ben");

        ChangePage page = await new TwinDiary(plant.History).ReadAsync("Mixer-1", null, Cancel);

        Assert.Equal(
            [("Ben", 1, "Name = Renamed"), (null, 3, "3 changes of Speed"), ("Ana", 1, "Twin created or replaced, 1 values")],
            page.Rows.Select(row => (row.Actor, row.Count, row.What)));
        Assert.Equal(["Speed"], page.FedBy.Keys);
        Assert.Null(page.Before);
    }
}
