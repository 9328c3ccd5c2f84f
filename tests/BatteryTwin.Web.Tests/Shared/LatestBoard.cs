using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Live;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Newest values that tests set by hand.</summary>
internal sealed class LatestBoard(TimeProvider time) : ILatestValues
{
    private readonly Dictionary<string, Dictionary<string, LatestValue>> _values = [];

    public IReadOnlyDictionary<string, LatestValue> Of(string twinId) => _values.GetValueOrDefault(twinId) ?? [];

    public LatestValue? Find(string twinId, string field) => Of(twinId).GetValueOrDefault(field);

    public void Set(string twinId, string field, FieldValue value)
    {
        if (!_values.TryGetValue(twinId, out Dictionary<string, LatestValue>? fields))
        {
            _values[twinId] = fields = [];
        }

        fields[field] = new(field, value, time.NowNs(), Simulated: true);
    }
}
