using AngleSharp.Dom;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Web.Components.Pages;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class DataHealthPageTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task NothingCameIn_SaysHowToConnect()
    {
        IElement page = await RenderedPage.OfAsync<DataHealthPage>(new(empty: true), "/data-health");

        Assert.Contains("No data has come in since the start.", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("twin=My-Machine-1", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("No rejected points", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SilentSource_IsMarked()
    {
        _plant.Ingest.Sources.Add(new()
        {
            Source = new IngestSource("http", "v2"),
            PointsAccepted = 12_000,
            PointsRejected = 3,
            LastReceived = SmallPlant.Start.AddMinutes(-4),
            NewestPoint = SmallPlant.Start.AddMinutes(-5),
        });

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Contains("1 of 1 sources are silent", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("http/v2 Silent 0 1 min 4 min 12,000 3 0", page.Words("tbody tr"));
    }

    [Fact]
    public async Task MissingSignals_AreListedByAsset()
    {
        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Contains("9 of 9 modelled signals are missing", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mixing of line 1", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignalsInDoubt_AreListedWithTheReason_StoppedOnesOnlyAmongTheMissing()
    {
        _plant.Trust.Qualities[("Mix-A", "speed")] = new([new(QualityReason.FlatLine, SignalQuality.Bad, EpochTime.ToNs(SmallPlant.Start.AddMinutes(-4)), "the same value for 4 min")], null);
        _plant.Trust.Qualities[("Coat-A", "speed")] = new([new(QualityReason.Stopped, SignalQuality.Bad, null, "no value for 9 min")], null);

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Equal("speed Mixing of line 1 Bad Flat line: the same value for 4 min 4 min ago", page.Words(".doubtful-table tbody"));
        Assert.Contains("1 of 2 signals in doubt", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RejectedPoints_FollowTheFilterOfTheAddress()
    {
        _plant.Quarantine.Add("typeMismatch", "Mix-A", "speed is a number, not a text", SmallPlant.Start);
        _plant.Quarantine.Add("timeOutOfRange", "Mix-A", "the year 1970 is too far back", SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health?code=typeMismatch");

        Assert.Contains("2 rejected points kept", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("speed is a number, not a text", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("the year 1970", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("/api/quarantine/export", page.QuerySelector("a[download]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task UnmappedSenders_SayWhyAndWhatToDo()
    {
        _plant.Ingest.AddUnmapped("Press-7", "force", SmallPlant.Start);

        IElement page = await RenderedPage.OfAsync<DataHealthPage>(_plant, "/data-health");

        Assert.Contains("twin is not in the graph", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("add a twin with the same id", page.TextContent, StringComparison.Ordinal);
    }
}
