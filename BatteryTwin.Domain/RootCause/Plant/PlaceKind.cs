namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>What a place is, the narrowest first: where two explain the same rows equally well, the earlier kind is named.</summary>
internal enum PlaceKind
{
    Station,
    Line,
    Plant,
    Lot,
    LotAtPlant,
    UpstreamStation,
    Shift,
}
