using System.Collections.Immutable;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>
/// The shape of a table: its separator, its header, and where its rows begin (byte and 1-based line). Names in the header are made unique: a second <c>T</c> is <c>T#2</c>.
/// </summary>
internal sealed record CsvTable(byte Separator, bool DecimalComma, ImmutableArray<string> Header, int RowsAt, int FirstLine);
