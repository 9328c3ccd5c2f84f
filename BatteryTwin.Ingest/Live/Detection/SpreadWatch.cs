using System.Globalization;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Prognostics;

namespace BatteryTwin.Ingest.Live.Detection;

/// <summary>Watches one controlled value of one twin; its state is that of its alert, so it survives a restart. The twin itself is not touched.</summary>
internal sealed class SpreadWatch : ITwinWatch
{
    private readonly string _field;
    private readonly string _name;
    private readonly SpreadDetector _detector;
    private readonly TwinVerdicts _verdicts;
    private readonly SpreadDetectionOptions _options;

    public SpreadWatch(string twinId, DtdlContent content, string field, SpreadDetectionOptions options, TwinVerdicts verdicts)
    {
        TwinId = twinId;
        _field = field;
        _name = content.DisplayName?.Default ?? field;
        _options = options;
        _verdicts = verdicts;
        _detector = new(
            options.Limits[field],
            new() { Window = options.Window, RaiseWindows = options.RaiseWindows, ClearWindows = options.ClearWindows, MinimumCount = options.MinimumCount },
            verdicts.IsActive(RuleOf(field), twinId));
    }

    public string TwinId { get; }

    public static string RuleOf(string field) => $"unsteady-{field}";

    public async ValueTask AddAsync(long timeNs, double value, CancellationToken cancel)
    {
        if (_detector.Add(timeNs, value) is not { } finding)
        {
            return;
        }

        int dot = _field.IndexOf('.', StringComparison.Ordinal);
        AlertCondition condition = new(RuleOf(_field), TwinId, dot < 0 ? null : _field[..dot], AlertPriority.Caution, $"{_name} unsteady at {TwinId}", Evidence(finding));
        try
        {
            await ActAsync(finding.Unstable, condition, cancel).ConfigureAwait(false);
        }
        catch
        {
            // Not told to anyone: the next windows must come to the same verdict again.
            _detector.Reset(!finding.Unstable);
            throw;
        }
    }

    private ValueTask ActAsync(bool unstable, AlertCondition condition, CancellationToken cancel) => unstable
        ? _verdicts.RaiseAsync(condition, [], cancel)
        : _verdicts.ReturnAsync(condition, [], cancel);

    private string Evidence(SpreadFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{_field} had a standard deviation of {finding.StandardDeviation:0.###} about {finding.Mean:0.###} in the last {_options.Window.TotalSeconds:0} s (limit {finding.Limit:0.###}), {(finding.Unstable ? $"above it in {_options.RaiseWindows} windows running. Check the controller and its sensor, and what the station makes meanwhile." : $"within it in {_options.ClearWindows} windows running.")}");
}
