using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Changes;
using BatteryTwin.Domain.RootCause.Investigations.Priors;

namespace BatteryTwin.Ingest.Storage.Investigations;

/// <summary>The plant's root-cause investigations, each as its history. Safe for concurrent use.</summary>
public interface IInvestigations
{
    /// <summary>Raised with the id of an investigation that was opened or changed; handlers must be quick and must not throw.</summary>
    event Action<string>? Changed;

    /// <summary>The newest changed first.</summary>
    /// <param name="limit">Most of them.</param>
    IReadOnlyList<InvestigationSummary> All(int limit);

    /// <summary>How many there are.</summary>
    int Count { get; }

    Investigation? Find(string id);

    /// <summary>Opens an investigation.</summary>
    /// <param name="effect">The question.</param>
    /// <param name="who">Who asks, self-declared.</param>
    /// <param name="sent">Tables that came with the question; null for the plant's own genealogy.</param>
    /// <exception cref="StorageUnavailableException">It could not be written.</exception>
    Investigation Open(InvestigationEffect effect, string who, SentTables? sent = null);

    /// <summary>Records what a verb makes of an investigation.</summary>
    /// <param name="id">The investigation.</param>
    /// <param name="seen">The version that the person has seen; null for whatever it is now.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="verb">The verb, on the investigation as it is now.</param>
    /// <returns>The investigation afterwards.</returns>
    /// <exception cref="KeyNotFoundException">There is none of that id.</exception>
    /// <exception cref="InvestigationConflictException">Somebody has changed it since the version seen; nothing was recorded.</exception>
    /// <exception cref="InvestigationException">The verb does not fit.</exception>
    /// <exception cref="StorageUnavailableException">It could not be written.</exception>
    Investigation Apply(string id, int? seen, string who, Func<Investigation, InvestigationChange> verb);

    /// <summary>The tables an investigation came with; null when it is about the plant's own genealogy.</summary>
    SentTables? Sent(string id);

    /// <summary>The judgements of all other investigations.</summary>
    IReadOnlyList<PastVerdict> Verdicts(string exceptId);
}
