using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Changes;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Domain.RootCause.Investigations.Priors;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Investigations;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Investigations;

public sealed class SqliteInvestigationsTests : IDisposable
{
    private static readonly DateTimeOffset s_time = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private DataDirectory _directory;
    private SqliteInvestigations _store;

    public SqliteInvestigationsTests() => (_directory, _store) = Open();

    public void Dispose()
    {
        Close();
        _folder.Dispose();
    }

    [Fact]
    public void Reopened_KeepsHistoryTablesAndVerdicts()
    {
        SentTables sent = new([1, 2], new Dictionary<string, byte[]> { ["cells"] = [3, 4, 5] });
        string id = _store.Open(Effect("Why?"), "Ana", sent).Id;
        _store.Apply(id, 1, "BatteryTwin", _ => new Analysed(Finding()));
        Investigation before = _store.Apply(id, 2, "Bo", now => now.Decide("fan@D1", Verdict.Rejected, "serviced"));

        Close();
        (_directory, _store) = Open();

        Investigation after = _store.Find(id)!;
        Assert.Equal(before.History.Select(entry => (entry.Version, entry.Who, entry.At, entry.Change.Summary)), after.History.Select(entry => (entry.Version, entry.Who, entry.At, entry.Change.Summary)));
        Assert.Equal("serviced", after.Verdicts["fan@D1"].Reason);
        Assert.Equal([3, 4, 5], _store.Sent(id)!.Tables["cells"]);
        Assert.Equal(new PastVerdict("fan", "station", Verdict.Rejected), Assert.Single(_store.Verdicts("99")));
        Assert.Empty(_store.Verdicts(id));
        Assert.Equal(1, Assert.Single(_store.All(10)).Rejected);
    }

    [Fact]
    public void Apply_ChangedMeanwhile_RecordsNothingAndNamesWhoChangedIt()
    {
        string id = _store.Open(Effect("Why?"), "Ana").Id;
        _store.Apply(id, 1, "Bo", now => now.AddAction("Look", null));

        InvestigationConflictException conflict = Assert.Throws<InvestigationConflictException>(() => _store.Apply(id, 1, "Cy", now => now.AddAction("Look too", null)));

        Assert.Equal(2, conflict.Current);
        Assert.Contains("Bo has changed it", conflict.Message, StringComparison.Ordinal);
        Assert.Equal(2, _store.Find(id)!.Version);
    }

    [Fact]
    public void Apply_ByManyAtOnce_LosesNoEntry()
    {
        string id = _store.Open(Effect("Why?"), "Ana").Id;

        Parallel.For(0, 40, number => _store.Apply(id, null, $"P{number}", now => now.AddAction($"Do {number}", null)));

        Investigation after = _store.Find(id)!;
        Assert.Equal(41, after.Version);
        Assert.Equal(Enumerable.Range(0, 40).Select(number => $"Do {number}").Order(), after.Actions.Select(action => action.Text).Order());
        Assert.Equal(Enumerable.Range(1, 40), after.Actions.Select(action => action.Number));
    }

    [Fact]
    public void Apply_RefusedVerb_LeavesItAsItWas()
    {
        string id = _store.Open(Effect("Why?"), "Ana").Id;

        Assert.Throws<InvestigationException>(() => _store.Apply(id, 1, "Bo", now => now.Conclude(" ")));
        Assert.Throws<KeyNotFoundException>(() => _store.Apply("12", null, "Bo", now => now.Conclude("x")));

        Assert.Equal(1, _store.Find(id)!.Version);
    }

    [Fact]
    public void Changed_IsRaisedForOpeningAndEveryChange_AndAllListsTheNewestChangedFirst()
    {
        List<string> told = [];
        _store.Changed += told.Add;
        string first = _store.Open(Effect("One?"), "Ana").Id;
        string second = _store.Open(Effect("Two?"), "Ana").Id;
        _store.Apply(first, 1, "Bo", now => now.AddAction("Look", null));

        Assert.Equal([first, second, first], told);
        Assert.Equal(first, Assert.Single(_store.All(1)).Id);
        Assert.Equal(2, _store.Count);
        Assert.Null(_store.Find("x"));
    }

    private static InvestigationEffect Effect(string title) => new() { Kind = EffectKind.Selection, Title = title };

    private static EffectFinding Finding() => new()
    {
        Verdict = "changed",
        Target = "defect",
        UnitTable = "cells",
        ReferenceFrom = s_time,
        ReferenceUntil = s_time.AddHours(1),
        From = s_time.AddHours(1),
        To = s_time.AddHours(2),
        Units = 100,
        Defects = 30,
        ReferenceUnits = 100,
        ReferenceDefects = 2,
        Excess = 28,
        Rate = new(s_time, TimeSpan.FromHours(1), [100, 100], [2, 30]),
        Variables = 3,
        Causes =
        [
            new()
            {
                Key = "fan@D1", Node = "fan", Step = "Drying", Unit = "rpm", Place = "D1", PlaceKind = "station", Start = s_time, Contribution = 27, Low = 20, High = 30, Share = 0.96, Shift = 5, Evidence = 90, Certainty = 0.95,
                Prior = CausePrior.None, Rows = 10, MissingRows = 0, ReferenceRows = 50, UnitsThrough = 60, DefectsThrough = 28, Path = [], Sisters = new("fan", "rpm", s_time, TimeSpan.FromHours(1), [new("D1", [1, 6])]), Passed = [],
            },
        ],
    };

    private (DataDirectory Directory, SqliteInvestigations Store) Open()
    {
        DataDirectory directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.PathOf("data") }), NullLogger<DataDirectory>.Instance);
        return (directory, new(directory, TimeProvider.System, NullLogger<SqliteInvestigations>.Instance));
    }

    private void Close()
    {
        _store.Dispose();
        _directory.Dispose();
    }
}
