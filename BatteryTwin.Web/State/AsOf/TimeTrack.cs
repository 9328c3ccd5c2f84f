namespace BatteryTwin.Web.State.AsOf;

/// <summary>The slider's track: whole seconds from the earliest moment to now, in steps that make about a thousand of it.</summary>
public sealed record TimeTrack
{
    private static readonly int[] s_steps = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 21_600, 86_400];

    private TimeTrack(DateTimeOffset start, DateTimeOffset now, int step, long length) => (Start, Now, Step, Length) = (start, now, step, length);

    public DateTimeOffset Start { get; }

    public DateTimeOffset Now { get; }

    /// <summary>Seconds an arrow key moves.</summary>
    public int Step { get; }

    /// <summary>Seconds to the right end, a multiple of <see cref="Step"/>; the right end is now.</summary>
    public long Length { get; }

    public static TimeTrack Between(DateTimeOffset start, DateTimeOffset now)
    {
        double seconds = Math.Max(1, Math.Ceiling((now - start).TotalSeconds));
        int step = s_steps.FirstOrDefault(candidate => candidate >= seconds / 1000, s_steps[^1]);
        return new(start, now, step, (long)Math.Ceiling(seconds / step) * step);
    }

    /// <summary>Where on the track a moment lies; the right end for now.</summary>
    public long Position(DateTimeOffset? moment) =>
        moment is { } time && time < Now ? Math.Clamp((long)Math.Round((time - Start).TotalSeconds), 0, Length - 1) : Length;

    /// <summary>The moment at a position; null at the right end, which is now.</summary>
    public DateTimeOffset? Moment(long position)
    {
        DateTimeOffset time = Start + TimeSpan.FromSeconds(Math.Max(0, position));
        return position >= Length || time >= Now ? null : time;
    }

    /// <summary>Share of the track left of a moment, 0 to 1.</summary>
    public double Share(DateTimeOffset moment) => Math.Clamp((moment - Start).TotalSeconds / Length, 0, 1);
}
