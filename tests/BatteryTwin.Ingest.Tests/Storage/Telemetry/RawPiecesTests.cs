using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

public sealed class RawPiecesTests
{
    [Theory]
    [InlineData(100_000, 10_000, false)]
    [InlineData(7_500, 7_500, true)]
    public async Task Read_InPieces_IsTheSameAnswer_AndObeysTheLimit(int limit, int expected, bool truncated)
    {
        await using StoreBench bench = new();
        await bench.AppendAsync(Points.Seconds("a", 0, 10_000));
        await bench.AppendAsync(Points.Seconds("b", 0, 10));
        List<SeriesPoints> pieces = [];
        await foreach (SeriesPoints piece in bench.Store.ReadAsync(Points.Of("a") with { Series = new() { Twins = ["a", "b"] }, Limit = limit, PiecePoints = 1_000 }, TestContext.Current.CancellationToken))
        {
            pieces.Add(piece);
        }

        SeriesPoints[] first = [.. pieces.Where(piece => piece.Key.Twin == "a")];
        Assert.True(first.Length > 3);
        Assert.All(first.SkipLast(1), piece => Assert.True(piece.GoesOn && !piece.Truncated));
        Assert.Equal((false, truncated), (first[^1].GoesOn, first[^1].Truncated));
        long[] timesNs = [.. first.SelectMany(piece => piece.TimesNs)];
        Assert.Equal(expected, timesNs.Length);
        Assert.Equal(timesNs.Order().Distinct(), timesNs);
        Assert.Equal(10, Assert.Single(pieces, piece => piece.Key.Twin == "b").Count);
    }
}
