using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BatteryTwin.Web.Components.Maintenance;

/// <summary>What the browser does for the board: drags and keys, the name it remembers, the printer.</summary>
internal sealed class BoardScript(IJSRuntime script) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IJSObjectReference? _module;
    private IJSObjectReference? _moves;
    private IJSObjectReference? _frame;

    /// <summary>Lets people move jobs of a drawn board; a page that is left meanwhile is no fault.</summary>
    /// <param name="board">The board and the tray.</param>
    /// <param name="page">Whose methods are asked what would follow, and told of drops.</param>
    public async Task AttachAsync<TPage>(ElementReference board, DotNetObjectReference<TPage> page)
        where TPage : class
    {
        try
        {
            _frame = await script.InvokeAsync<IJSObjectReference>("import", _leaving.Token, "/js/frame.js");
            _module = await script.InvokeAsync<IJSObjectReference>("import", _leaving.Token, "/js/board.js");
            _moves = await _module.InvokeAsync<IJSObjectReference>("attach", _leaving.Token, board, page);
        }
        catch (Exception problem) when (problem is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone.
        }
    }

    /// <summary>The name that this browser remembers; null when it remembers none.</summary>
    public async Task<string?> NameAsync() => _frame is not null && await _frame.InvokeAsync<string>("recall", _leaving.Token, "name") is { } name && !string.IsNullOrWhiteSpace(name) ? name : null;

    public async Task PrintAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("printPage", _leaving.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        try
        {
            if (_moves is not null)
            {
                await _moves.InvokeVoidAsync("dispose");
                await _moves.DisposeAsync();
            }

            foreach (IJSObjectReference module in new[] { _module, _frame }.OfType<IJSObjectReference>())
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and the script with it.
        }

        _leaving.Dispose();
    }
}
