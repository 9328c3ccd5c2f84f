using System.Text.Json;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Tests.Remote;

public sealed class RemoteAlertLogTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Alerts_OfTheService_AreThereFromTheFirstConnectionAndFollowTheFeed()
    {
        Alert old = New("a") with { Active = false, IsAcknowledged = true };
        Alert open = New("b");
        await using RemoteBench bench = await RemoteBench.StartAsync(service => service.Alerts.AddRange([old, open]));
        List<string> changed = [];
        bench.Alerts.Changed += alert => changed.Add(alert.Id);
        Assert.Equal(["b"], bench.Alerts.Open.Select(alert => alert.Id));
        Assert.Equal(["a", "b"], bench.Alerts.Recent(10).Select(alert => alert.Id).Order());

        Alert returned = open.Return(s_start.AddMinutes(1));
        Alert cleared = returned.Acknowledge("Ana", "seen", s_start.AddMinutes(2));
        bench.Service.Send("alert", ScriptedIngest.Json(cleared).ToJsonString());
        bench.Service.Send("alert", ScriptedIngest.Json(returned).ToJsonString());
        bench.Service.Send("alert", ScriptedIngest.Json(New("c")).ToJsonString());

        await Eventually.IsTrue(() => changed.Contains("c"), "the new alert is there");
        Assert.Equal(["b", "c"], changed);
        Assert.Equal(["c"], bench.Alerts.Open.Select(alert => alert.Id));
        Assert.True(bench.Alerts.Find("b")!.IsAcknowledged, "a state that was overtaken does not come back");
    }

    [Fact]
    public async Task Apply_Verbs_AreAskedOfTheService()
    {
        await using RemoteBench bench = await RemoteBench.StartAsync(service => service.Alerts.Add(New("a")));
        DateTimeOffset until = s_start.AddHours(2);

        bench.Service.Alerts[0] = bench.Service.Alerts[0].Acknowledge("Ana", "on my way", s_start);
        Alert acknowledged = await bench.Alerts.ApplyAsync("a", alert => alert.Acknowledge("Ana", "on my way", s_start), TestContext.Current.CancellationToken);
        await bench.Alerts.ApplyAsync("a", alert => alert.Shelve("Ben", until, "spare ordered", s_start), TestContext.Current.CancellationToken);

        Assert.True(acknowledged.IsAcknowledged);
        Assert.True(bench.Alerts.Find("a")!.IsAcknowledged);
        Assert.Equal(["/api/alerts/a/acknowledge", "/api/alerts/a/shelve"], bench.Service.Posts.Select(post => post.Path));
        Assert.Equal("""{"name":"Ana","note":"on my way"}""", bench.Service.Posts[0].Body);
        using JsonDocument shelved = JsonDocument.Parse(bench.Service.Posts[1].Body);
        Assert.Equal(
            ("Ben", until, "spare ordered"),
            (shelved.RootElement.GetProperty("name").GetString(), shelved.RootElement.GetProperty("until").GetDateTimeOffset(), shelved.RootElement.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Apply_ServiceRefuses_SaysWhyAndChangesNothing()
    {
        await using RemoteBench bench = await RemoteBench.StartAsync(service => service.Alerts.Add(New("a")));

        bench.Service.PostAnswer = Results.Problem("somebody was quicker.", statusCode: StatusCodes.Status409Conflict);
        AlertActionException refusal = await Assert.ThrowsAsync<AlertActionException>(async () => await AcknowledgeAsync(bench, "a"));
        bench.Service.PostAnswer = Results.NotFound();

        Assert.Equal("somebody was quicker", refusal.Message);
        await Assert.ThrowsAsync<KeyNotFoundException>(async () => await AcknowledgeAsync(bench, "a"));
        await Assert.ThrowsAsync<KeyNotFoundException>(async () => await AcknowledgeAsync(bench, "nobody"));
        Assert.False(bench.Alerts.Find("a")!.IsAcknowledged);
    }

    [Fact]
    public async Task Apply_ServiceAway_IsRefusedAndTheCopyStays()
    {
        await using RemoteBench bench = await RemoteBench.StartAsync(service => service.Alerts.Add(New("a")));
        await bench.Service.StopAsync();

        AlertLogUnavailableException away = await Assert.ThrowsAsync<AlertLogUnavailableException>(async () => await AcknowledgeAsync(bench, "a"));

        Assert.Contains(bench.Service.Address.ToString(), away.Message, StringComparison.Ordinal);
        Assert.Equal(["a"], bench.Alerts.Open.Select(alert => alert.Id));
    }

    [Fact]
    public void Json_ReadBack_IsTheAlert()
    {
        Alert alert = New("a").Shelve("Ana", s_start.AddHours(1), "why", s_start).Return(s_start.AddMinutes(3)) with { Component = "Dryer" };

        Alert read = AlertJson.Read(JsonSerializer.SerializeToElement(AlertJson.Write(alert, s_start)));

        Assert.Equal(alert with { History = [] }, read with { History = [] });
        Assert.Equal(alert.History, read.History);
    }

    private static Alert New(string id) => new()
    {
        Id = id,
        TwinId = "X",
        Rule = "r",
        Priority = AlertPriority.High,
        Title = "t",
        Message = "m",
        RaisedAt = s_start,
        History = [new(AlertVerb.Raised, s_start)],
    };

    private static async Task AcknowledgeAsync(RemoteBench bench, string id) =>
        await bench.Alerts.ApplyAsync(id, alert => alert.Acknowledge("Ana", null, s_start), TestContext.Current.CancellationToken);
}
