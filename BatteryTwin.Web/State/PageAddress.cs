using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Twins;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace BatteryTwin.Web.State;

/// <summary>
/// What a person picked, kept in the page's address: the time range (<c>range</c>, or <c>from</c> and <c>to</c> in epoch ms), the pause
/// (<c>paused</c>, epoch ms), the past moment looked at (<c>asOf</c>, RFC 3339) and whatever else a page adds. One per browser window.
/// </summary>
public sealed class PageAddress : IDisposable
{
    private static readonly string[] s_carried = ["range", "from", "to", "paused"];

    /// <summary>The names of what goes along from page to page, separated by spaces.</summary>
    public static string Carried { get; } = string.Join(' ', s_carried);

    private readonly NavigationManager _navigation;
    private readonly TimeProvider _time;
    private readonly ShiftCalendar _calendar;

    public PageAddress(NavigationManager navigation, TimeProvider time, ShiftCalendar calendar)
    {
        _navigation = navigation;
        _time = time;
        _calendar = calendar;
        _navigation.LocationChanged += OnLocationChanged;
    }

    /// <summary>Raised when the address changed: read what is needed again.</summary>
    public event Action? Changed;

    public TimeRange Range => Time("from") is { } from && Time("to") is { } to ? TimeRange.Between(from, to) : TimeRange.Of(Value("range"));

    /// <summary>Words for the range, in plant time.</summary>
    public string RangeLabel => Range.LabelIn(_calendar);

    /// <summary>When the person froze the view; null while it is live.</summary>
    public DateTimeOffset? PausedAt => Time("paused");

    /// <summary>The past moment to show the plant at; null shows it as it is. A moment that has not come yet counts as now.</summary>
    public DateTimeOffset? AsOf => GraphMoment(Value("asOf")) is { } moment && moment < _time.GetUtcNow() ? moment : null;

    /// <summary>True while the page follows the plant: not paused, not in the past, and the range ends now.</summary>
    public bool IsLive => PausedAt is null && AsOf is null && Range.To is null && Range.Preset != "last-shift";

    /// <summary>The range's start and end at this moment (or at the pause).</summary>
    public (DateTimeOffset From, DateTimeOffset To) Span => Range.At(PausedAt ?? _time.GetUtcNow(), _calendar);

    /// <summary>A value of the address; null when it is not there.</summary>
    public string? Value(string name) => Query().TryGetValue(name, out StringValues values) ? values[0] : null;

    /// <summary>The current address with some values set, or removed where null.</summary>
    public string With(params (string Name, string? Value)[] changes)
    {
        Dictionary<string, object?> parameters = changes.ToDictionary(change => change.Name, change => (object?)change.Value, StringComparer.Ordinal);
        return _navigation.GetUriWithQueryParameters(parameters);
    }

    /// <summary>Goes to the current address with some values changed, without a new history entry.</summary>
    public void Set(params (string Name, string? Value)[] changes) => _navigation.NavigateTo(With(changes), replace: true);

    /// <summary>Goes to the current address with some values changed; the browser's back button undoes it.</summary>
    public void Go(params (string Name, string? Value)[] changes) => _navigation.NavigateTo(With(changes));

    public void SetRange(TimeRange range) => Set(
        ("range", range.Preset),
        ("from", range.From?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
        ("to", range.To?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));

    /// <summary>Freezes the view, or lets it run again.</summary>
    public void TogglePause() => Set(("paused", PausedAt is null ? _time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>Shows the plant as it was at a moment, or as it is (null).</summary>
    public void SetAsOf(DateTimeOffset? moment) => Set(("asOf", moment is { } time ? GraphTime.Text(time) : null));

    /// <summary>A link to another page that keeps range and pause.</summary>
    public string LinkTo(string path)
    {
        Dictionary<string, string?> carried = s_carried.Where(name => Value(name) is not null).ToDictionary(name => name, Value, StringComparer.Ordinal);
        return QueryHelpers.AddQueryString(path, carried);
    }

    public void Dispose() => _navigation.LocationChanged -= OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => Changed?.Invoke();

    private static DateTimeOffset? GraphMoment(string? text) => text is null ? null : GraphTime.Read(JsonSerializer.SerializeToElement(text));

    private Dictionary<string, StringValues> Query() => QueryHelpers.ParseQuery(new Uri(_navigation.Uri).Query);

    private DateTimeOffset? Time(string name) =>
        long.TryParse(Value(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out long ms) && ms is > 0 and < 253_402_300_799_999
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : null;
}
