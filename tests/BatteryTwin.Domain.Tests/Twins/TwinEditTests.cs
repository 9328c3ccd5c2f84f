using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Tests.Twins;

public sealed class TwinEditTests
{
    private readonly TwinGraphSnapshot _graph = TestGraph.Snapshot;

    private Twin Mixer => _graph.Find("Mixer-1")!;

    [Fact]
    public void Changes_EqualValues_AreLeftOut()
    {
        PropertyWrite[] writes = [PropertyWrite.Number("Speed", 1500.5), PropertyWrite.Text("HealthPrediction", "OK"), new("Batch", null), PropertyWrite.Flag("Bearings.faultPredicted", false)];

        Assert.Empty(TwinEdit.Changes(Mixer, writes, _graph.Models));
    }

    [Fact]
    public void Changes_SamePathTwice_KeepsTheLast()
    {
        PropertyWrite only = Assert.Single(TwinEdit.Changes(Mixer, [PropertyWrite.Number("Speed", 1), PropertyWrite.Number("Speed", 2)], _graph.Models));

        Assert.Equal(2, only.Value!.Value.GetDouble());
    }

    [Fact]
    public void Apply_WriteAndRemove_TouchesOnlyWhatIsNamed()
    {
        DateTimeOffset now = TestGraph.Start.AddSeconds(5);

        Twin after = TwinEdit.Apply(Mixer, [PropertyWrite.Text("HealthPrediction", "FAULT_PREDICTED"), new("Speed", null)], now, "W/\"x\"");

        Assert.Equal("FAULT_PREDICTED", after.Text("HealthPrediction"));
        Assert.Null(after.Property("Speed"));
        Assert.Equal(("W/\"x\"", now), (after.ETag, after.LastUpdateTime));
        Assert.Equal(TestGraph.Start, after.Components["Bearings"].LastUpdateTime);
        Assert.Equal(1500.5, Mixer.Property("Speed")!.Value.GetDouble());
    }

    [Theory]
    [InlineData("Spead", "1", "Spead does not appear on the DTDL")]
    [InlineData("Bearings.wear", "1", "Bearings.wear does not appear on the DTDL")]
    [InlineData("torque", "1", "torque is a Telemetry")]
    [InlineData("Bearings", "{}", "Bearings is a Component")]
    [InlineData("Speed", "\"fast\"", "Expected value of type double for Speed on Twin, got \"fast\"")]
    [InlineData("Speed", "1e999", "Expected value of type double for Speed")]
    [InlineData("Batch", "1.5", "Expected value of type integer")]
    [InlineData("Batch", "2147483648", "Expected value of type integer")]
    [InlineData("HealthPrediction", "\"BROKEN\"", "Expected value of type enum, one of OK, FAULT_PREDICTED")]
    [InlineData("Bearings.faultPredicted", "1", "Expected value of type boolean")]
    [InlineData("Since", "\"2026-03-01T08:00:00\"", "Expected value of type dateTime")]
    [InlineData("Tags", "[]", "Expected value of type map")]
    [InlineData("Tags", "null", "Expected value of type map")]
    public void Changes_WriteThatDoesNotFit_NamesTwinPropertyAndExpectation(string path, string value, string expected)
    {
        PropertyWrite write = new(path, TestGraph.Parse(value));

        TwinGraphException problem = Assert.Throws<TwinGraphException>(() => TwinEdit.Changes(Mixer, [write], _graph.Models));

        Assert.StartsWith("twin 'Mixer-1'", problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("date", "\"2026-02-28\"", true)]
    [InlineData("date", "\"2026-02-29\"", false)]
    [InlineData("dateTime", "\"2026-02-28T23:59:59.5+01:00\"", true)]
    [InlineData("dateTime", "\"2026-02-28T23:59:60Z\"", false)]
    [InlineData("time", "\"23:59:59Z\"", true)]
    [InlineData("time", "\"24:00:00Z\"", false)]
    [InlineData("duration", "\"P1DT2H3.5S\"", true)]
    [InlineData("duration", "\"PT\"", false)]
    [InlineData("duration", "\"P\"", false)]
    [InlineData("long", "9223372036854775807", true)]
    [InlineData("integer", "0.0", false)]
    [InlineData("float", "1e39", false)]
    public void Problem_ValueOfSchema_FitsAsDtdlSays(string schema, string value, bool fits)
    {
        DtdlPrimitive type = new() { Kind = Enum.Parse<PrimitiveKind>(schema, ignoreCase: true) };

        Assert.Equal(fits, SchemaCheck.Problem(type, JsonElement.Parse(value), "p", "Twin", GraphLimits.Default) is null);
    }
}
