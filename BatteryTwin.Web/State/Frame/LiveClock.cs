using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.State.Frame;

/// <summary>
/// The beat of one browser window: raises <see cref="Tick"/> once a second while someone listens, the page is visible and not paused.
/// The pause stands in the address. Scoped.
/// </summary>
public sealed class LiveClock(NavigationManager navigation, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended = new();
    private Action? _tick;
    private Task? _loop;

    /// <summary>Raised on a background thread; handlers go through <c>InvokeAsync</c> and must not throw.</summary>
    public event Action? Tick
    {
        add
        {
            _tick += value;
            _loop ??= BeatAsync();
        }
        remove => _tick -= value;
    }

    /// <summary>When the viewer stopped the page; null while it runs.</summary>
    public DateTimeOffset? PausedSince =>
        DateTimeOffset.TryParse(navigation.Query("paused"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset since) ? since : null;

    public bool IsPaused => PausedSince is not null;

    /// <summary>The page is in a hidden tab.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Now, or the time of the pause.</summary>
    public DateTimeOffset Now => PausedSince ?? time.GetUtcNow();

    /// <summary>Stops or resumes the page.</summary>
    public void Toggle()
    {
        string? since = IsPaused ? null : time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("paused", since));
    }

    /// <summary>Tells that the tab was hidden or shown; a page that is shown again is brought up to date at once.</summary>
    public void SetHidden(bool hidden)
    {
        IsHidden = hidden;
        if (!hidden && !IsPaused)
        {
            _tick?.Invoke();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        if (_loop is not null)
        {
            await _loop;
        }

        _ended.Dispose();
    }

    private async Task BeatAsync()
    {
        using PeriodicTimer timer = new(s_beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                if (!IsHidden && !IsPaused)
                {
                    _tick?.Invoke();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The window is gone.
        }
    }
}
