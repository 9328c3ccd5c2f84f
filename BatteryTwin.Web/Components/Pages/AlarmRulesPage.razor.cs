using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Alarms.Api;
using BatteryTwin.Ingest.Alarms.Notifications;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Alarms;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>What calls for people besides the detectors, and who is told. In the address: <c>rule</c> (id of the rule being edited, or <c>new</c>) and <c>rehearsal</c> (a job).</summary>
public sealed partial class AlarmRulesPage
{
    private const string New = "new";

    private IReadOnlyList<AlarmRuleView>? _rules;
    private NotificationBoard? _board;
    private DeclaredName? _who;
    private string _name = string.Empty;
    private string? _notice;
    private string? _problem;
    private int _saves;

    [Inject]
    public required AlarmRuleDesk Desk { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [SupplyParameterFromQuery(Name = "rule")]
    public string? RuleId { get; set; }

    [SupplyParameterFromQuery(Name = "rehearsal")]
    public string? RehearsalId { get; set; }

    protected override TimeSpan Interval => TimeSpan.FromSeconds(2);

    private AlarmRuleView? Edited => _rules?.FirstOrDefault(view => view.Rule.Id == RuleId);

    private string Finding => _rules switch
    {
        null when _problem is not null => "Which rules there are is not known now.",
        null => "Reading the rules …",
        [] => "No rule of your own watches the plant; detectors and forecasts do.",
        var rules => $"{Count(rules.Count(view => view.Rule.Enabled), "live")}, {Count(rules.Count(view => !view.Rule.Enabled), "in draft")}; {(rules.Sum(view => view.Standing) is var standing && standing == 1 ? "1 alarm stands" : $"{standing} alarms stand")}.",
    };

    protected override async Task OnParametersSetAsync()
    {
        if (_rules is null)
        {
            await ReadAsync();
        }
    }

    protected override async ValueTask<bool> OnTickAsync()
    {
        if (Address.PausedAt is not null)
        {
            return false;
        }

        await ReadAsync();
        return true;
    }

    private async Task ReadAsync()
    {
        try
        {
            _rules = await Desk.RulesAsync(Stopping);
            _board = await Desk.NotificationsAsync(Stopping);
            _problem = null;
        }
        catch (StorageUnavailableException exception)
        {
            _problem = exception.Message;
        }
    }

    private async Task<string?> SaveAsync(AlarmRule rule, long version)
    {
        if (_name.Trim().Length == 0)
        {
            return "Not done: say your name at the top of the page first.";
        }

        string? refusal = await Desk.PutAsync(rule, version, _name, Stopping);
        if (refusal is null)
        {
            await _who!.RememberAsync();
            await ReadAsync();
            _saves++;
            Address.Go(("rule", rule.Id));
        }

        return refusal;
    }

    private async Task<string?> RehearseAsync(AlarmRule rule)
    {
        (string? jobId, string? fault) = await Desk.RehearseAsync(rule, Components.Alarms.RuleForm.Days, Time.GetUtcNow(), Stopping);
        if (jobId is not null)
        {
            Address.Set(("rehearsal", jobId));
        }

        return fault;
    }

    private async Task ToggleAsync(AlarmRuleView view)
    {
        await DoAsync(name => Desk.PutAsync(view.Rule with { Enabled = !view.Rule.Enabled }, view.Version, name, Stopping));
        if (view.Rule.Id == RuleId)
        {
            // The form begins anew with what was kept.
            _saves++;
        }
    }

    private async Task DeleteAsync(AlarmRuleView view)
    {
        await DoAsync(name => Desk.DeleteAsync(view, name, Stopping));
        if (_notice is null && view.Rule.Id == RuleId)
        {
            Address.Set(("rule", null));
        }
    }

    private async Task DoAsync(Func<string, Task<string?>> action)
    {
        _notice = _name.Trim().Length == 0 ? "Not done: say your name at the top of the page first." : await action(_name);
        if (_notice is null)
        {
            await _who!.RememberAsync();
        }

        await ReadAsync();
    }

    private static string Count(int rules, string state) => rules == 1 ? $"1 rule {state}" : $"{rules} rules {state}";
}
