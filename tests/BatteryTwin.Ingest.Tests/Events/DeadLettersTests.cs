using System.Text;
using BatteryTwin.Ingest.Events;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Events;

public sealed class DeadLettersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_GrownFile_IsPutAsideAndOnlyOneOlderStays()
    {
        EventRoute route = new("r", "hook", "true");
        DeadLetters letters = new(_folder.Path, 300, new ManualTime());

        for (int i = 0; i < 20; i++)
        {
            letters.Write(route, "gone", i, Encoding.UTF8.GetBytes($$"""{"id":"{{i}}"}"""));
        }

        Assert.Equal(["dead-letter-r.1.ndjson", "dead-letter-r.ndjson"], Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.EnumerateFiles(_folder.Path), file => Assert.InRange(new FileInfo(file).Length, 1, 450));
        string[] lines = [.. File.ReadAllLines(_folder.PathOf("dead-letter-r.1.ndjson")), .. File.ReadAllLines(_folder.PathOf("dead-letter-r.ndjson"))];
        Assert.Equal("""{"time":"2026-03-01T08:00:00.0000000Z","endpoint":"hook","reason":"gone","attempts":19,"event":{"id":"19"}}""", lines[^1]);
        Assert.Equal(Enumerable.Range(20 - lines.Length, lines.Length), lines.Select(line => EventPlant.Json(line).GetProperty("attempts").GetInt32()));
    }
}
