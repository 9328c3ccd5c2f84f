using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Production;

/// <summary>
/// A page of figures of an asset (<c>of</c> in the address; all plants without it) over the time range: reads them when asset or range change, and while the page is live again every quarter minute. The
/// page that the server sends first does not wait long for them: what follows takes the place of a skeleton.
/// </summary>
/// <typeparam name="TView">What it shows.</typeparam>
public abstract class FiguresPage<TView> : TickingComponent
    where TView : class
{
    private static readonly TimeSpan s_readEvery = TimeSpan.FromSeconds(15);

    private string? _shownFor;
    private DateTimeOffset _readAt;

    [Inject]
    public required PageAddress Address { get; init; }

    [Inject]
    public required ILoggerFactory Logs { get; init; }

    [Inject]
    public required FirstView First { get; init; }

    /// <summary>The asset; null for all plants.</summary>
    protected string? Of => Address.Value("of") is { Length: > 0 } of ? of : null;

    /// <summary>Null before the first answer and for an unknown asset.</summary>
    protected TView? View { get; private set; }

    /// <summary>The graph has no such asset.</summary>
    protected bool IsUnknown { get; private set; }

    /// <summary>Why the last reading failed, in words; null when it did not.</summary>
    protected string? Fault { get; private set; }

    /// <summary>Reads the figures; null for an unknown asset.</summary>
    protected abstract Task<TView?> ReadAsync(string? assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel);

    /// <summary>Neither figures nor a reason why there are none.</summary>
    protected bool IsLoading => View is null && !IsUnknown && Fault is null;

    protected override async Task OnInitializedAsync()
    {
        Address.Changed += OnAddressChanged;
        Task reading = ReadWhenNeededAsync();
        await (RendererInfo.IsInteractive ? reading : Task.WhenAny(reading, Task.Delay(First.Waits, Time, Stopping)));
    }

    protected override async ValueTask<bool> OnTickAsync()
    {
        if (!Address.IsLive || Time.GetUtcNow() - _readAt < s_readEvery)
        {
            return false;
        }

        await ReadAgainAsync();
        return true;
    }

    protected override ValueTask DisposeCoreAsync()
    {
        Address.Changed -= OnAddressChanged;
        return base.DisposeCoreAsync();
    }

    /// <summary>Reads once more. An answer that comes after something else was asked for is left out.</summary>
    protected async Task ReadAgainAsync()
    {
        (DateTimeOffset from, DateTimeOffset to) = Address.Span;
        (string? asset, string? asked) = (Of, _shownFor);
        _readAt = Time.GetUtcNow();
        try
        {
            TView? read = await ReadAsync(asset, from, to, Stopping);
            if (asked == _shownFor)
            {
                (IsUnknown, View, Fault) = (read is null, read, null);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Logs.CreateLogger(GetType()).LogError(fault, "Figures of {Asset} could not be read", asset ?? "all plants");
            if (asked == _shownFor)
            {
                Fault = fault.Message;
            }
        }
    }

    private void OnAddressChanged() => _ = InvokeAsync(async () =>
    {
        await ReadWhenNeededAsync();
        StateHasChanged();
    });

    private async Task ReadWhenNeededAsync()
    {
        string wanted = $"{Of}|{Address.Range}|{Address.PausedAt}";
        if (wanted != _shownFor)
        {
            (_shownFor, View, IsUnknown, Fault) = (wanted, null, false, null);
            await ReadAgainAsync();
        }
    }
}
