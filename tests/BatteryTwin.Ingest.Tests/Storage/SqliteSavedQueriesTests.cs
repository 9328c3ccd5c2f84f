using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Queries;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Storage;

public sealed class SqliteSavedQueriesTests : IDisposable
{
    private static readonly DateTimeOffset s_time = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_OpenedAgain_QueriesAreThereByName()
    {
        using (DataDirectory directory = Directory())
        using (SqliteSavedQueries queries = new(directory))
        {
            Assert.True(queries.Save(new("b", "SELECT 2", s_time)));
            Assert.True(queries.Save(new("A", "SELECT 1", s_time)));
        }

        using DataDirectory again = Directory();
        using SqliteSavedQueries reopened = new(again);

        Assert.Equal([new SavedQuery("A", "SELECT 1", s_time), new SavedQuery("b", "SELECT 2", s_time)], reopened.All());
    }

    [Fact]
    public void Save_SameNameInOtherCase_Replaces()
    {
        using DataDirectory directory = Directory();
        using SqliteSavedQueries queries = new(directory);
        queries.Save(new("hot", "old", s_time));

        queries.Save(new("Hot", "new", s_time));

        Assert.Equal(("Hot", "new"), (Assert.Single(queries.All()).Name, queries.All()[0].Text));
    }

    [Fact]
    public void Save_NoRoom_OnlyReplaces()
    {
        using DataDirectory directory = Directory();
        using SqliteSavedQueries queries = new(directory);
        for (int i = 0; i < ISavedQueries.MostQueries; i++)
        {
            queries.Save(new($"q{i}", "x", s_time));
        }

        Assert.False(queries.Save(new("one more", "x", s_time)));
        Assert.True(queries.Save(new("q7", "y", s_time)));
    }

    [Fact]
    public void Delete_ThereOrNot_Says()
    {
        using DataDirectory directory = Directory();
        using SqliteSavedQueries queries = new(directory);
        queries.Save(new("hot", "x", s_time));

        Assert.True(queries.Delete("HOT"));
        Assert.False(queries.Delete("hot"));
        Assert.Empty(queries.All());
    }

    private DataDirectory Directory() => new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
}
