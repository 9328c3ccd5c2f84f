using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;

namespace BatteryTwin.Web.Tests.Api;

public sealed class DemoPlantApiTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Window_Mixer_GivesSamplesAndTheirFeatures()
    {
        var answer = Assert.IsType<Ok<VibrationWindowAnswer>>(Window(("twin", "mixer"), ("time", "2026-03-01T07:59:58.5Z")).Result).Value!;

        Assert.Equal(s_now.AddSeconds(-2), answer.Time);
        Assert.Equal([0.1, -0.1], answer.Samples);
        Assert.Equal(0.1, answer.Features.Rms, 9);
        Assert.True(answer.Simulated);
    }

    [Fact]
    public void Window_OtherTwin_Is404WithTheReason() =>
        Assert.Contains("accelerometer", Assert.IsType<ProblemHttpResult>(Window(("twin", "press")).Result).ProblemDetails.Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("time", "tomorrow")]
    [InlineData("time", "2026-03-01T08:00:01Z")]
    [InlineData("time", "-5")]
    [InlineData("when", "now")]
    public void Window_BadParameter_IsNamed(string parameter, string value) =>
        Assert.Contains(parameter, Assert.IsType<ValidationProblem>(Window(("twin", "mixer"), (parameter, value)).Result).ProblemDetails.Errors.Keys);

    [Fact]
    public void Window_NoTwin_IsNamed() => Assert.Contains("twin", Assert.IsType<ValidationProblem>(Window().Result).ProblemDetails.Errors.Keys);

    private static Results<Ok<VibrationWindowAnswer>, ValidationProblem, ProblemHttpResult> Window(params (string Key, string Value)[] query) =>
        DemoPlantApi.Window(new QueryCollection(query.ToDictionary(pair => pair.Key, pair => new StringValues(pair.Value))), new OneMixer(), s_now);

    private sealed class OneMixer : IVibrationWindows
    {
        public IReadOnlyList<double>? WindowAt(string twinId, DateTimeOffset time) => twinId == "mixer" ? [0.1, -0.1] : null;
    }
}
