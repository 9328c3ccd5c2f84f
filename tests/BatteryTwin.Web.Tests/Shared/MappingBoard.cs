using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Rules and what they do, as tests set them by hand.</summary>
internal sealed class MappingBoard : ITagMapping, IMappingSurvey, IMappingReplay
{
    private readonly List<MappingRule> _rules = [];

    public List<MappingChange> Changes { get; } = [];

    public List<MappingPreviewRow> Rows { get; } = [];

    public List<MappingConflict> Conflicts { get; } = [];

    public Dictionary<string, RuleTally> Tallies { get; } = [];

    public ReplayPlan Plan { get; set; } = new([]);

    /// <summary>What reading the series answers with instead.</summary>
    public string? Unreadable { get; set; }

    /// <summary>What reading the rules answers with instead.</summary>
    public string? Away { get; set; }

    public void Add(MappingRule rule) => _rules.Add(rule);

    public ValueTask<TagMappingState> ReadAsync(CancellationToken cancel = default) => Away is null
        ? ValueTask.FromResult(new TagMappingState(new(_rules.Count, [.. _rules.Select((rule, at) => new StoredRule(rule, at + 1))]), Tallies))
        : throw new StorageUnavailableException(Away);

    public ValueTask<IReadOnlyList<MappingCandidate>> CandidatesAsync(CancellationToken cancel = default) =>
        ValueTask.FromResult<IReadOnlyList<MappingCandidate>>([.. Rows.Select(row => row.Series)]);

    public ValueTask<MappingPreview> PreviewAsync(IReadOnlyList<MappingRule> rules, CancellationToken cancel = default) =>
        Unreadable is null ? ValueTask.FromResult(new MappingPreview(Rows, Conflicts)) : throw new StorageUnavailableException(Unreadable);

    public ValueTask<IReadOnlyList<MappingChange>> HistoryAsync(int limit, CancellationToken cancel = default) => ValueTask.FromResult<IReadOnlyList<MappingChange>>(Changes);

    public ValueTask<ReplayPlan> PlanAsync(ReplayRange range, CancellationToken cancel = default) => ValueTask.FromResult(Plan);

    public ValueTask<JobStatus?> FindAsync(string? jobId = null, CancellationToken cancel = default) => ValueTask.FromResult<JobStatus?>(null);

    public ValueTask<IReadOnlyList<MappingCandidate>> MappedSeriesAsync(int limit, CancellationToken cancel = default) => throw new NotSupportedException();

    public ValueTask AddAsync(MappingRule rule, string? actor, CancellationToken cancel = default) => throw new NotSupportedException();

    public ValueTask UpdateAsync(string id, MappingRule rule, long? ifVersion, string? actor, CancellationToken cancel = default) => throw new NotSupportedException();

    public ValueTask DeleteAsync(string id, long? ifVersion, string? actor, CancellationToken cancel = default) => throw new NotSupportedException();

    public ValueTask OrderAsync(IReadOnlyList<string> ids, long? ifVersion, string? actor, CancellationToken cancel = default) => throw new NotSupportedException();

    public ValueTask RevertAsync(long number, string? actor, CancellationToken cancel = default) => throw new NotSupportedException();

    public ValueTask<JobStatus?> StartAsync(ReplayRange range, CancellationToken cancel = default) => throw new NotSupportedException();

    public ValueTask CancelAsync(string jobId, CancellationToken cancel = default) => throw new NotSupportedException();
}
