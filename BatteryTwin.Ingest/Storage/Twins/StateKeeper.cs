using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>Decides when the whole state of a twin is kept beside its patches: after every <see cref="PatchesPerState"/>-th, so that a past state needs no more than about as many.</summary>
internal sealed class StateKeeper
{
    public const int PatchesPerState = 64;

    private readonly Dictionary<string, int> _patches = new(StringComparer.Ordinal);

    /// <summary>Takes note of a row; the state to keep with it, or null.</summary>
    public TwinState? After(JournalEntry entry, GraphChange change)
    {
        if (entry.Kind is JournalKind.Twin or JournalKind.TwinDeleted)
        {
            _patches.Remove(entry.Subject);
        }

        if (entry.Kind != JournalKind.Patch)
        {
            return null;
        }

        int patches = _patches.GetValueOrDefault(entry.Subject) + 1;
        _patches[entry.Subject] = patches % PatchesPerState;
        return patches == PatchesPerState ? new(entry.Subject, entry.Sequence, TwinJson.Text(((TwinChange)change).After!)) : null;
    }
}
