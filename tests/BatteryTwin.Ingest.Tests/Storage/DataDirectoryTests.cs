using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatteryTwin.Ingest.Tests.Storage;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_NewFolder_IsMarkedWithTheCurrentVersion()
    {
        using (Open(_folder.PathOf("fresh", "data")))
        {
        }

        Assert.Equal($$"""{"product":"BatteryTwin","schemaVersion":{{DataDirectory.CurrentVersion}}}""", File.ReadAllText(_folder.PathOf("fresh", "data", "schema.json")));
    }

    [Fact]
    public void Open_WhileAnotherHoldsIt_IsRefusedAndWorksAfterwards()
    {
        using (Open(_folder.Path))
        {
            DataDirectoryException refused = Assert.Throws<DataDirectoryException>(() => Open(_folder.Path));
            Assert.Contains("in use by another process", refused.Message, StringComparison.Ordinal);
        }

        using DataDirectory again = Open(_folder.Path);
        Assert.Equal(_folder.Path, again.FullPath);
    }

    [Fact]
    public void Open_LockFileLeftByAKilledProcess_DoesNotBlock()
    {
        File.WriteAllText(_folder.PathOf("lock"), string.Empty);
        using DataDirectory directory = Open(_folder.Path);
        Assert.True(File.Exists(_folder.PathOf("schema.json")));
    }

    [Fact]
    public void Open_NewerVersion_IsRefusedAndUntouched()
    {
        const string newer = """{"product":"BatteryTwin","schemaVersion":7}""";
        File.WriteAllText(_folder.PathOf("schema.json"), newer);
        DataDirectoryException refused = Assert.Throws<DataDirectoryException>(() => Open(_folder.Path));
        Assert.Contains("schema version 7", refused.Message, StringComparison.Ordinal);
        Assert.Equal(newer, File.ReadAllText(_folder.PathOf("schema.json")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"schemaVersion":1}""")]
    [InlineData("""{"product":"BatteryTwin","schemaVersion":"one"}""")]
    [InlineData("""{"product":"BatteryTwin","schemaVersion":0}""")]
    public void Open_UnreadableVersion_IsRefused(string content)
    {
        File.WriteAllText(_folder.PathOf("schema.json"), content);
        DataDirectoryException refused = Assert.Throws<DataDirectoryException>(() => Open(_folder.Path));
        Assert.Contains("does not name a schema version", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FolderOfSomethingElse_IsRefused()
    {
        File.WriteAllText(_folder.PathOf("thesis.docx"), "precious");
        DataDirectoryException refused = Assert.Throws<DataDirectoryException>(() => Open(_folder.Path));
        Assert.Contains("thesis.docx", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OlderVersion_IsUpgradedStepByStepInOrder()
    {
        File.WriteAllText(_folder.PathOf("schema.json"), """{"product":"BatteryTwin","schemaVersion":1}""");
        List<int> done = [];
        DataDirectoryUpgrade[] steps = [new(2, "second", _ => done.Add(2)), new(1, "first", _ => done.Add(1))];
        using (DataDirectory directory = new(_folder.Path, 3, steps, NullLogger.Instance))
        {
        }

        Assert.Equal([1, 2], done);
        Assert.Contains("\"schemaVersion\":3", File.ReadAllText(_folder.PathOf("schema.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_StepFails_KeepsTheVersionReachedAndReleasesTheLock()
    {
        File.WriteAllText(_folder.PathOf("schema.json"), """{"product":"BatteryTwin","schemaVersion":1}""");
        DataDirectoryUpgrade[] failing = [new(1, "first", _ => { }), new(2, "second", _ => throw new IOException("disk full"))];
        Assert.Throws<IOException>(() => new DataDirectory(_folder.Path, 3, failing, NullLogger.Instance));

        List<int> done = [];
        DataDirectoryUpgrade[] working = [new(1, "first", _ => done.Add(1)), new(2, "second", _ => done.Add(2))];
        using DataDirectory directory = new(_folder.Path, 3, working, NullLogger.Instance);
        Assert.Equal([2], done);
    }

    private static DataDirectory Open(string path) => new(path, DataDirectory.CurrentVersion, [], NullLogger.Instance);
}
