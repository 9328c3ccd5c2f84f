using BatteryTwin.Ingest.Sources.LandingZone;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.LandingZone;

public sealed class QuietFilesTests
{
    private readonly ManualTime _time = new();
    private readonly QuietFiles _quiet;

    public QuietFilesTests() => _quiet = new(TimeSpan.FromSeconds(10), _time);

    [Fact]
    public void Sift_FileRenamedBeforeItWasSeen_IsComplete()
    {
        _quiet.NoteRenamed("a.csv");

        Assert.Empty(_quiet.Sift([]).Complete);
        Assert.Single(_quiet.Sift([File("a.csv", 1)]).Complete);
    }

    [Fact]
    public void Sift_NextFileOfThatName_WaitsLikeAnyOther()
    {
        _quiet.NoteRenamed("a.csv");
        _quiet.Sift([File("a.csv", 1)]);
        _quiet.Sift([]);

        Assert.Empty(_quiet.Sift([File("a.csv", 2)]).Complete);
    }

    [Fact]
    public void Sift_FileThatChanges_WaitsFromTheLastChange()
    {
        Assert.Equal(TimeSpan.FromSeconds(10), _quiet.Sift([File("a.csv", 1)]).Next);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(_quiet.Sift([File("a.csv", 2)]).Complete);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(TimeSpan.FromSeconds(1), _quiet.Sift([File("a.csv", 2)]).Next);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(_quiet.Sift([File("a.csv", 2)]).Complete);
    }

    private static WaitingFile File(string path, long size) => new(path, size, DateTimeOffset.UnixEpoch);
}
