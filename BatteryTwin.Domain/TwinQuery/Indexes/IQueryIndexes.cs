using BatteryTwin.Domain.TwinQuery.Values;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Indexes;

/// <summary>
/// Access paths to one state of the graph. A look-up answers null when there is no index for it; an answer must hold every match
/// in <see cref="Snapshot"/>. Immutable, safe to read from anywhere.
/// </summary>
public interface IQueryIndexes
{
    TwinGraphSnapshot Snapshot { get; }

    int TwinCount { get; }

    int RelationshipCount { get; }

    /// <summary>Twins in ordinal order of their ids, from <paramref name="firstId"/> (inclusive) on; it need not exist.</summary>
    IEnumerable<Twin> TwinsFrom(string firstId);

    /// <summary>Relationships in ordinal order of source and id, from the source <paramref name="firstSourceId"/> (inclusive) on.</summary>
    IEnumerable<Relationship> RelationshipsFrom(string firstSourceId);

    /// <summary>Twins whose model is one of these, exactly.</summary>
    IndexMatch? TwinsOfModels(IReadOnlySet<string> modelIds);

    /// <summary>Twins that have a value in the range at the path.</summary>
    IndexMatch? TwinsWhere(MemberPath path, ValueRange range);

    /// <summary>Relationships with one of these names.</summary>
    IndexMatch? RelationshipsNamed(IReadOnlySet<string> names);
}
