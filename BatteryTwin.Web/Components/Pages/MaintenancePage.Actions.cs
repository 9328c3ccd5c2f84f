using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Web.Components.Maintenance;
using BatteryTwin.Web.State.Maintenance;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>What people do on the board: move, take back, propose, ask for work.</summary>
public sealed partial class MaintenancePage
{
    private ElementReference _root;
    private DotNetObjectReference<MaintenancePage>? _self;
    private BoardScript? _script;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = new(Script);
            await _script.AttachAsync(_root, _self);
        }
    }

    /// <summary>What would follow if a job were put into a row at a time; asked by the script while something is moved.</summary>
    [JSInvokable]
    public MoveConsequence? Preview(string orderId, string rowId, double startMs) =>
        _board is { } board && Find(orderId) is { } order ? MoveConsequence.Of(board, order, CrewOf(rowId), At(startMs), Calendar) : null;

    /// <summary>Puts a job where it was dropped, to the version of it that was picked up; without a remembered name the form asks for one.</summary>
    [JSInvokable]
    public async Task DropAsync(string orderId, long version, string rowId, double startMs)
    {
        if (_board is not { } board || Find(orderId) is not { } order)
        {
            return;
        }

        if (order.Version != version)
        {
            WorkAction last = order.History[^1];
            _refusal = $"Not moved: {last.Name ?? "the system"} {last.Verb} {order.Content.Title} while you moved it. Look at it again.";
            StateHasChanged();
            return;
        }

        MoveConsequence consequence = MoveConsequence.Of(board, order, CrewOf(rowId), At(startMs), Calendar);
        string? name = await _script!.NameAsync();
        if (consequence.Crew is not { } crew)
        {
            _refusal = $"Not moved: {consequence.Lines[0]}.";
        }
        else if (name is null)
        {
            _planned = (order, crew, DateTimeOffset.FromUnixTimeMilliseconds(consequence.Start));
        }
        else
        {
            (WorkOrder? after, string? fault) = Desk.Plan(order, crew, DateTimeOffset.FromUnixTimeMilliseconds(consequence.Start), name);
            Settle(order, after, fault);
            await ReadAsync();
        }

        StateHasChanged();
    }

    private async Task Undo()
    {
        if (_memory.Last is not { } move)
        {
            return;
        }

        (WorkOrder? now, string? fault) = Desk.Place(move.After, move.Before, await _script!.NameAsync() ?? "somebody", "taken back");
        _memory.Drop(now);
        (_refusal, _done) = (fault, fault is null ? $"Taken back: {move.After.Content.Title}" : null);
        await ReadAsync();
    }

    private async Task Planned((WorkOrder Before, WorkOrder After) moved)
    {
        Settle(moved.Before, moved.After, null);
        await ReadAsync();
    }

    private void Settle(WorkOrder before, WorkOrder? after, string? fault)
    {
        (_refusal, _done) = (fault, null);
        if (after?.Placement is { } place)
        {
            _memory.Add(before, after);
            _done = $"{after.Content.Title}: {BoardClock.Span(Calendar, place.Start, place.End)}, {_board?.Crews.FirstOrDefault(crew => crew.Id == place.Crew)?.Name}. Undo takes it back.";
        }
    }

    private void Propose()
    {
        (string? id, _refusal) = Desk.Propose(Math.Max(Days, 7), Calendar.Zone.Id);
        _job = id is null ? null : Desk.Job(id);
        _done = null;
    }

    /// <summary>Looks how the search for a plan stands; shows what it proposes.</summary>
    private void FollowSearch()
    {
        if (_job is null || Desk.Job(_job.Id) is not { } job)
        {
            _job = null;
            return;
        }

        _job = job.IsFinished ? null : job;
        if (job.State == JobState.Failed)
        {
            _refusal = $"No plan was found: {job.Error}";
        }
        else if (job.State == JobState.Succeeded && WorkDesk.ProposalOf(job) is { } proposal)
        {
            Address.Set(("proposal", proposal));
        }
    }

    /// <summary>Opens the form of a new order when the address asks for one.</summary>
    private async Task FollowDraftAsync()
    {
        string? wanted = Address.Value("new") is { Length: > 0 } kind ? $"{kind} {Address.Value("from")} {Address.Value("asset")} {Address.Value("component")}" : null;
        if (wanted == _draftOf)
        {
            return;
        }

        _draftOf = wanted;
        try
        {
            _draft = wanted is null ? null : await Drafts.OfAsync(
                Enum.TryParse(Address.Value("new"), ignoreCase: true, out OriginKind origin) ? origin : OriginKind.Hand, Address.Value("from"), Address.Value("asset"), Address.Value("component"), Calendar, Stopping);
        }
        catch (Ingest.Storage.StorageUnavailableException problem)
        {
            _refusal = $"The order cannot be filled in: {problem.Message}.";
        }
    }

    private void AskForOrder() => Address.Set(("new", "hand"), ("from", null), ("asset", null), ("component", null));

    private void Show(string orderId)
    {
        (_draft, _draftOf) = (null, null);
        Address.Set(("new", null), ("from", null), ("asset", null), ("component", null), ("order", orderId));
    }

    private void CloseDraft()
    {
        if (_draft is not null)
        {
            (_draft, _draftOf) = (null, null);
            Address.Set(("new", null), ("from", null), ("asset", null), ("component", null));
        }
    }

    private async Task CloseVerbAsync()
    {
        _asked = null;
        await ReadAsync();
    }

    /// <summary>Opens the dialog of a verb, for the order as it is shown now.</summary>
    private void Ask(JobVerb verb)
    {
        if (_order is { } order)
        {
            _planned = verb == JobVerb.Plan ? (order, null, null) : null;
            _asked = verb == JobVerb.Plan ? null : (order, verb);
        }
    }

    private Task PrintAsync() => _script?.PrintAsync() ?? Task.CompletedTask;

    /// <summary>The order as this page shows it: what others changed meanwhile is refused, not overwritten.</summary>
    private WorkOrder? Find(string orderId) =>
        _board!.Bars.FirstOrDefault(bar => bar.Order.Id == orderId && !bar.IsGhost)?.Order ?? _board.Tray.FirstOrDefault(job => job.Order.Id == orderId)?.Order;

    /// <summary>A row by crew names the crew; in one by line the job keeps its crew, or gets the one that suits.</summary>
    private string? CrewOf(string rowId) => Grouping == BoardGrouping.Crew ? rowId : null;

    private static DateTimeOffset At(double ms) => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Clamp(ms, 0, 7_000_000_000_000));

    private async Task ReleaseScriptAsync()
    {
        if (_script is not null)
        {
            await _script.DisposeAsync();
        }

        _self?.Dispose();
    }
}
