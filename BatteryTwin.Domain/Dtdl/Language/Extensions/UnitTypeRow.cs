using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Extensions;

/// <summary>A unit type, the semantic types measured in it and its units.</summary>
internal sealed record UnitTypeRow(string UnitType, ImmutableArray<string> SemanticTypes, ImmutableArray<string> Units);
