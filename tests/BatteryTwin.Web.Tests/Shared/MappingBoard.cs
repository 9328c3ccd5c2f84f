using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Pipeline.Mapping;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Rules and what they do, as tests set them by hand.</summary>
internal sealed class MappingBoard : IMappingRules, IMappedOrigins, IMappingSurvey, IMappingReplay
{
    private readonly List<MappingRule> _rules = [];

    public event Action? Changed;

    public MappingRuleSet Current => new(_rules.Count, [.. _rules.Select((rule, at) => new StoredRule(rule, at + 1))]);

    public List<MappingChange> Changes { get; } = [];

    public List<MappingPreviewRow> Rows { get; } = [];

    public List<MappingConflict> Conflicts { get; } = [];

    public List<MappedOrigin> Origins { get; } = [];

    public ReplayPlan Plan { get; set; } = new([]);

    /// <summary>What reading the series answers with instead.</summary>
    public string? Unreadable { get; set; }

    public IReadOnlyList<MappedOrigin> All => Origins;

    public StoredRule Add(MappingRule rule, string? actor = null)
    {
        _rules.Add(rule);
        Changed?.Invoke();
        return new(rule, _rules.Count);
    }

    public IReadOnlyList<MappedOrigin> Of(string twin, string? field) => Origins;

    public ValueTask<IReadOnlyList<MappingCandidate>> CandidatesAsync(CancellationToken cancel = default) =>
        ValueTask.FromResult<IReadOnlyList<MappingCandidate>>([.. Rows.Select(row => row.Series)]);

    public ValueTask<MappingPreview> PreviewAsync(IReadOnlyList<MappingRule> rules, CancellationToken cancel = default) =>
        Unreadable is null ? ValueTask.FromResult(new MappingPreview(Rows, Conflicts)) : throw new StorageUnavailableException(Unreadable);

    public IReadOnlyList<MappingChange> History(int limit, long? before = null) => Changes;

    public ValueTask<ReplayPlan> PlanAsync(ReplayRange range, CancellationToken cancel = default) => ValueTask.FromResult(Plan);

    public StoredRule Update(string id, MappingRule rule, long? ifVersion, string? actor) => throw new NotSupportedException();

    public void Delete(string id, long? ifVersion, string? actor) => throw new NotSupportedException();

    public MappingRuleSet Order(IReadOnlyList<string> ids, long? ifVersion, string? actor) => throw new NotSupportedException();

    public MappingRuleSet Import(IReadOnlyList<MappingRule> rules, long? ifVersion, string? actor) => throw new NotSupportedException();

    public MappingRuleSet Revert(long number, string? actor) => throw new NotSupportedException();

    public JobStatus? Start(ReplayRange range) => throw new NotSupportedException();
}
