using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>What blocks belong to: a series, or a rollup of one. Number and type never change; the rest is guarded by the store's lock.</summary>
internal interface IBlockOwner
{
    /// <summary>Number of the series.</summary>
    int Id { get; }

    /// <summary>Type of the series' points.</summary>
    FieldType Type { get; }

    BlockList Blocks { get; set; }

    /// <summary>What came with log records up to this one is in the blocks.</summary>
    ulong SealedSequence { get; set; }
}
