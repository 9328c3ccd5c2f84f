using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>The twin graph as the rest of the product uses it. A returned task means the change is journaled and visible in <see cref="Current"/>.</summary>
public interface ITwinGraph
{
    /// <summary>The newest state; take it once per operation for a consistent view.</summary>
    TwinGraphSnapshot Current { get; }

    /// <summary>Raised after each change, in order, outside all locks; handlers must be quick and must not throw.</summary>
    event Action<TwinChange>? Changed;

    /// <summary>Raised after models, twins or relationships were added or removed (not on property changes).</summary>
    event Action? StructureChanged;

    /// <summary>Writes properties of one twin in one change.</summary>
    /// <returns>The new state, or the same state when every value was equal already.</returns>
    /// <exception cref="TwinGraphException">The twin or a property is unknown, or a value does not fit the model.</exception>
    ValueTask<Twin> WriteAsync(string twinId, IReadOnlyList<PropertyWrite> writes, ChangeOrigin origin, CancellationToken cancel = default);

    /// <summary>Adds models, twins and relationships of a graph document; all or nothing.</summary>
    /// <exception cref="TwinGraphException">The document is not a valid graph; the message says what and where.</exception>
    ValueTask ImportAsync(JsonElement graphDocument, ChangeOrigin origin, CancellationToken cancel = default);
}
