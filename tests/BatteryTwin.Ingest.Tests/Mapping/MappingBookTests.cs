using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Mapping;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static BatteryTwin.Ingest.Tests.Mapping.MappingBench;

namespace BatteryTwin.Ingest.Tests.Mapping;

public sealed class MappingBookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private DataDirectory _directory;
    private MappingBook _book;

    public MappingBookTests()
    {
        _directory = Open();
        _book = new(_directory, _time);
    }

    public void Dispose()
    {
        _book.Dispose();
        _directory.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Rules_OfEveryKind_SurviveARestartInTheirOrder()
    {
        MappingRule table = new() { Name = "table", Kind = MappingRuleKind.Table, Rows = MappingTable.Read("measurement,tag:d,field,twin,targetField,unit\nm,1,f,t,x,psi").Rows };
        StoredRule first = _book.Add(Rule("A", "a", new() { Unit = "°F", Invalid = ["-1", "Bad"], OnInvalid = InvalidValueAction.Quarantine }));
        StoredRule second = _book.Add(table);
        _book.Order([second.Rule.Id, first.Rule.Id], null, "Ana");
        string before = MappingJson.Write(_book.Current.Rules);

        Restart();

        Assert.Equal(before, MappingJson.Write(_book.Current.Rules));
        Assert.Equal(["table", "A of PLC7"], _book.Current.Rules.Select(stored => stored.Rule.Name));
        Assert.Equal(3, _book.Current.Version);
    }

    [Fact]
    public void Update_OfAnotherVersion_IsRefused()
    {
        StoredRule rule = _book.Add(Rule("A", "a"));
        StoredRule newer = _book.Update(rule.Rule.Id, rule.Rule with { Notes = "first" }, rule.Version, "Ana");

        MappingRefusedException refused = Assert.Throws<MappingRefusedException>(() => _book.Update(rule.Rule.Id, rule.Rule with { Notes = "second" }, rule.Version, "Bo"));

        Assert.Equal(MappingRefusal.Changed, refused.Refusal);
        Assert.Equal("first", _book.Current.Find(rule.Rule.Id)!.Rule.Notes);
        Assert.Throws<MappingRefusedException>(() => _book.Delete(rule.Rule.Id, rule.Version, null));
        _book.Delete(rule.Rule.Id, newer.Version, null);
        Assert.Empty(_book.Current.Rules);
    }

    [Fact]
    public void Add_UnsoundRule_IsRefusedWithTheFaults()
    {
        MappingRefusedException refused = Assert.Throws<MappingRefusedException>(() => _book.Add(new() { Kind = MappingRuleKind.Exact, Conversion = new() { Scale = 0 } }));

        Assert.Equal(["name", "measurement", "field", "twin", "targetField", "conversion.scale"], refused.Faults.Select(fault => fault.Property));
    }

    [Fact]
    public void Revert_EachKindOfChange_RestoresWhatWas()
    {
        StoredRule a = _book.Add(Rule("A", "a"));
        StoredRule b = _book.Add(Rule("B", "b"));
        string start = Names();

        AssertReverts(() => _book.Update(a.Rule.Id, a.Rule with { Name = "changed" }, null, "Ana"), start);
        AssertReverts(() => _book.Order([b.Rule.Id, a.Rule.Id], null, "Ana"), start);
        AssertReverts(() => _book.Import([Rule("C", "c")], null, "Ana"), start);
        AssertReverts(() => _book.Add(Rule("D", "d")), start);
        AssertReverts(() => _book.Delete(b.Rule.Id, null, "Ana"), start);
        Assert.Equal(b.Rule.Id, _book.Current.Rules[1].Rule.Id);
        Assert.Throws<MappingRefusedException>(() => _book.Revert(10_000, null));
    }

    [Fact]
    public void History_SaysWhatWhenAndByWhom()
    {
        StoredRule rule = _book.Add(Rule("A", "a"), "Ana");
        _time.Advance(TimeSpan.FromMinutes(1));
        _book.Delete(rule.Rule.Id, null, null);

        Assert.Equal(
            [(MappingAction.Delete, "A of PLC7", null, _time.GetUtcNow()), (MappingAction.Add, "A of PLC7", "Ana", _time.GetUtcNow().AddMinutes(-1))],
            _book.History(10).Select(change => (change.Action, change.Name, change.Actor, change.At)));
        Assert.Equal(MappingAction.Add, Assert.Single(_book.History(10, before: 2)).Action);
    }

    private void AssertReverts(Action change, string expected)
    {
        change();
        Assert.NotEqual(expected, Names());
        _book.Revert(_book.Current.Version, "Bo");
        Assert.Equal(expected, Names());
    }

    private string Names() => string.Join(',', _book.Current.Rules.Select(stored => stored.Rule.Name));

    private void Restart()
    {
        _book.Dispose();
        _directory.Dispose();
        _directory = Open();
        _book = new(_directory, _time);
    }

    private DataDirectory Open() => new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.PathOf("data") }), NullLogger<DataDirectory>.Instance);
}
