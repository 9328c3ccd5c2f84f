using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Domain.Twins;

/// <summary>A model as it was and as it is; null before for a new one, null after for a deleted one.</summary>
public sealed record ModelChange(TwinModel? Before, TwinModel? After, ChangeOrigin Origin, DateTimeOffset Time) : GraphChange(Origin, Time)
{
    public string ModelId => (After ?? Before)!.Id;
}
