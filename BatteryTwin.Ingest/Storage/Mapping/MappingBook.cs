using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Mapping;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Mapping;

/// <summary>The rules in memory, written through to the database before they hold. Safe for concurrent use.</summary>
internal sealed class MappingBook : IMappingRules, IDisposable
{
    public const int MaxRules = 1_000;

    private readonly Lock _lock = new();
    private readonly MappingDatabase _database;
    private readonly TimeProvider _time;
    private MappingRuleSet _current;

    public MappingBook(DataDirectory directory, TimeProvider time)
    {
        _database = new(directory);
        _time = time;
        _current = _database.Load();
    }

    public event Action? Changed;

    public MappingRuleSet Current => Volatile.Read(ref _current);

    public StoredRule Add(MappingRule rule, string? actor)
    {
        MappingRule added = Sound(rule) with { Id = NewId() };
        return Change(set => Edit(actor, MappingAction.Add, added, before: null, after: added, Bounded(set.Rules.Add(new(added, 0))))).Find(added.Id)!;
    }

    public StoredRule Update(string id, MappingRule rule, long? ifVersion, string? actor)
    {
        MappingRule updated = Sound(rule) with { Id = id };
        return Change(set =>
        {
            StoredRule known = Known(set, id, ifVersion);
            return Edit(actor, MappingAction.Update, updated, known.Rule, updated, set.Rules.Replace(known, new(updated, 0)));
        }).Find(id)!;
    }

    public void Delete(string id, long? ifVersion, string? actor) => Change(set =>
    {
        StoredRule known = Known(set, id, ifVersion);
        return Edit(actor, MappingAction.Delete, known.Rule, known.Rule, after: null, set.Rules.Remove(known));
    });

    public MappingRuleSet Order(IReadOnlyList<string> ids, long? ifVersion, string? actor) => Change(set =>
    {
        Unchanged(set, ifVersion);
        if (ids.Count != set.Rules.Length || !ids.ToHashSet(StringComparer.Ordinal).SetEquals(set.Rules.Select(stored => stored.Rule.Id)))
        {
            throw new MappingRefusedException(MappingRefusal.Invalid, "the order must name every rule once");
        }

        ImmutableArray<StoredRule> ordered = [.. ids.Select(id => set.Find(id)!)];
        return new(_time.GetUtcNow(), actor, MappingAction.Order, null, "Order of the rules", Ids(set.Rules), Ids(ordered), ordered);
    });

    public MappingRuleSet Import(IReadOnlyList<MappingRule> rules, long? ifVersion, string? actor)
    {
        List<MappingFault> faults = [];
        MappingRule[] plain = [.. rules.Select(MappingJson.Plain)];
        for (int i = 0; i < plain.Length; i++)
        {
            faults.AddRange(MappingRuleCheck.Of(plain[i]).Select(fault => fault with { Property = string.Create(CultureInfo.InvariantCulture, $"rules[{i}].{fault.Property}") }));
        }

        faults.AddRange(plain.Where(rule => rule.Id.Length > 0).GroupBy(rule => rule.Id).Where(group => group.Count() > 1).Select(group => new MappingFault("rules", $"two rules have the id '{group.Key}'")));
        if (faults.Count > 0)
        {
            throw Unsound(faults);
        }

        return Change(set =>
        {
            Unchanged(set, ifVersion);
            ImmutableArray<StoredRule> all = Bounded([.. plain.Select(rule => new StoredRule(rule.Id.Length == 0 ? rule with { Id = NewId() } : rule, 0))]);
            return new(_time.GetUtcNow(), actor, MappingAction.Import, null, $"{all.Length} rules", MappingJson.Write(set.Rules.Select(stored => stored.Rule)), MappingJson.Write(all.Select(stored => stored.Rule)), all);
        });
    }

    public IReadOnlyList<MappingChange> History(int limit, long? before = null) => _database.History(limit, before);

    public MappingRuleSet Revert(long number, string? actor)
    {
        (MappingChange change, string? before) = _database.Find(number) ?? throw new MappingRefusedException(MappingRefusal.NotFound, $"there is no change {number}, or it is too old to be kept");
        switch (change.Action)
        {
            case MappingAction.Order:
                string[] ids = JsonSerializer.Deserialize<string[]>(before!)!;
                HashSet<string> known = [.. Current.Rules.Select(stored => stored.Rule.Id)];
                return Order([.. ids.Where(known.Contains), .. known.Except(ids)], ifVersion: null, actor);
            case MappingAction.Import:
                return Import(JsonSerializer.Deserialize<MappingRule[]>(before!, MappingJson.Options)!, ifVersion: null, actor);
            case MappingAction.Add:
                Delete(change.RuleId!, ifVersion: null, actor);
                return Current;
            default:
                return Restore(MappingJson.ReadRule(before!), actor);
        }
    }

    public void Dispose() => _database.Dispose();

    /// <summary>Makes a rule what it was, behind the others when it was deleted.</summary>
    private MappingRuleSet Restore(MappingRule rule, string? actor) => Change(set => set.Find(rule.Id) is { } known
        ? Edit(actor, MappingAction.Update, rule, known.Rule, rule, set.Rules.Replace(known, new(rule, 0)))
        : Edit(actor, MappingAction.Add, rule, before: null, after: rule, Bounded(set.Rules.Add(new(rule, 0)))));

    private MappingRuleSet Change(Func<MappingRuleSet, MappingEdit> edit)
    {
        MappingRuleSet changed;
        lock (_lock)
        {
            try
            {
                changed = _database.Save(edit(_current));
            }
            catch (SqliteException exception)
            {
                throw new StorageUnavailableException($"the mapping rules cannot be written ({exception.Message}); free or repair the disk, then try again", exception);
            }

            Volatile.Write(ref _current, changed);
        }

        Changed?.Invoke();
        return changed;
    }

    private MappingEdit Edit(string? actor, MappingAction action, MappingRule rule, MappingRule? before, MappingRule? after, ImmutableArray<StoredRule> rules) =>
        new(_time.GetUtcNow(), actor, action, rule.Id, rule.Name, before is null ? null : MappingJson.Write(before), after is null ? null : MappingJson.Write(after), rules);

    private static MappingRule Sound(MappingRule rule)
    {
        MappingRule plain = MappingJson.Plain(rule);
        return MappingRuleCheck.Of(plain) is { Count: > 0 } faults ? throw Unsound(faults) : plain;
    }

    private static MappingRefusedException Unsound(IReadOnlyList<MappingFault> faults) => new(MappingRefusal.Invalid, "the rule is not sound; correct what is named", faults);

    private static ImmutableArray<StoredRule> Bounded(ImmutableArray<StoredRule> rules) => rules.Length <= MaxRules
        ? rules
        : throw new MappingRefusedException(MappingRefusal.Invalid, $"there can be {MaxRules} rules; put many exact ones into a table rule");

    private static StoredRule Known(MappingRuleSet set, string id, long? ifVersion)
    {
        StoredRule known = set.Find(id) ?? throw new MappingRefusedException(MappingRefusal.NotFound, $"there is no rule '{id}'; it may have been deleted");
        return ifVersion is null || ifVersion == known.Version
            ? known
            : throw new MappingRefusedException(MappingRefusal.Changed, $"rule '{known.Rule.Name}' was changed meanwhile (version {known.Version}, not {ifVersion}); read it again");
    }

    private static void Unchanged(MappingRuleSet set, long? ifVersion)
    {
        if (ifVersion is not null && ifVersion != set.Version)
        {
            throw new MappingRefusedException(MappingRefusal.Changed, $"the rules were changed meanwhile (version {set.Version}, not {ifVersion}); read them again");
        }
    }

    private static string Ids(ImmutableArray<StoredRule> rules) => JsonSerializer.Serialize(rules.Select(stored => stored.Rule.Id));

    private static string NewId() => Guid.NewGuid().ToString("N")[..12];
}
