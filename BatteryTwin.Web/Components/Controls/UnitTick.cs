namespace BatteryTwin.Web.Components.Controls;

/// <summary>When a page about units has to read them again: when some came or went, when they became stale or fresh, and once a minute, for a time range that ends now moves on.</summary>
internal struct UnitTick
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    private long _version;
    private bool _isStale;
    private DateTimeOffset _at;

    /// <summary>True when there is something to read; it counts as read then.</summary>
    public bool IsDue(long version, bool isStale, DateTimeOffset now)
    {
        if (version == _version && isStale == _isStale && (now - _at).Duration() < s_longest)
        {
            return false;
        }

        (_version, _isStale, _at) = (version, isStale, now);
        return true;
    }
}
