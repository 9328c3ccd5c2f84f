using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Reports;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Storage;

public sealed class ReportShelfTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataDirectory _directory;
    private readonly ReportShelf _shelf;

    public ReportShelfTests()
    {
        _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
        _shelf = new(_directory);
    }

    public void Dispose()
    {
        _directory.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Plant-Dallas")]
    [InlineData("../../outside")]
    [InlineData("..")]
    [InlineData("Werk Nord/1")]
    public void Keep_AnyPlant_IsFoundAgainInsideTheDirectory(string plant)
    {
        _shelf.Keep(plant, "2026-W47", "<p>first</p>");
        _shelf.Keep(plant, "2026-W47", "<p>grün</p>");

        Assert.Equal("<p>grün</p>", _shelf.Find(plant, "2026-W47"));
        Assert.Equal((plant, "2026-W47"), Assert.Single(_shelf.All()) is var kept ? (kept.PlantId, kept.Week) : default);
        Assert.Single(Directory.EnumerateFiles(_directory.FolderOf("reports"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Keep_MoreThanThreeYears_DropsTheOldest()
    {
        for (int week = 0; week <= ReportShelf.MostOfAPlant; week++)
        {
            _shelf.Keep("A", $"{2020 + (week / 52)}-W{1 + (week % 52):00}", "x");
        }

        Assert.Equal(ReportShelf.MostOfAPlant, _shelf.All().Count);
        Assert.Null(_shelf.Find("A", "2020-W01"));
        Assert.NotNull(_shelf.Find("A", "2023-W01"));
    }

    [Fact]
    public void Find_Unknown_IsNull() => Assert.Null(_shelf.Find("A", "2026-W47"));
}
