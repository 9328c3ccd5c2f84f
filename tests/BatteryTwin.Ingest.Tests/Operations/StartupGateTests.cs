using BatteryTwin.Ingest.Operations;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Operations;

public sealed class StartupGateTests
{
    [Fact]
    public async Task RunAsync_SeveralFaultySettings_ListsEveryOneAndExitsWithOne()
    {
        using StringWriter errors = new();
        AggregateException faults = new(
            new OptionsValidationException("A", typeof(object), ["BatteryTwin:A must be positive", "BatteryTwin:B is unknown"]),
            new OptionsValidationException("B", typeof(object), ["BatteryTwin:C must not be empty"]));

        int exitCode = await StartupGate.RunAsync(() => throw faults, errors);

        Assert.Equal(1, exitCode);
        Assert.Equal(
            ["BatteryTwin did not start; 3 thing(s) to change:", "  - BatteryTwin:A must be positive", "  - BatteryTwin:B is unknown", "  - BatteryTwin:C must not be empty"],
            errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task RunAsync_FaultInTheProgram_IsNotHidden() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => StartupGate.RunAsync(() => throw new NotSupportedException(), TextWriter.Null));
}
