using BatteryTwin.Ingest.Operations;

namespace BatteryTwin.Ingest.Tests.Operations;

public sealed class PrometheusTextTests
{
    [Fact]
    public void Counter_WithLabels_WritesHelpTypeAndSamples()
    {
        string text = new PrometheusText()
            .Counter("points_total", "Points.", (PrometheusText.Labels(("source", "a\"b\\c")), 12), ("", 0.5))
            .ToString();

        Assert.Equal("# HELP points_total Points.\n# TYPE points_total counter\npoints_total{source=\"a\\\"b\\\\c\"} 12\npoints_total 0.5\n", text);
    }
}
