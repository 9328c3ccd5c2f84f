using System.Text.Json;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>A line of a graph file that holds an item, or is wrong; lines count from 1. <paramref name="Position"/> is the number of bytes read up to its end.</summary>
internal readonly record struct TransferLine(long Number, TransferSection Section, JsonElement Value, string? Problem, long Position);
