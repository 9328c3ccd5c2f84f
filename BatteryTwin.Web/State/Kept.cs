namespace BatteryTwin.Web.State;

/// <summary>What a <see cref="KeptReading{T}"/> knows now.</summary>
/// <param name="Value">The newest answer; null before the first.</param>
/// <param name="At">When it was read; null before the first.</param>
/// <param name="Fault">Why nothing newer could be read, in words; null when the newest reading succeeded.</param>
public readonly record struct Kept<T>(T? Value, DateTimeOffset? At, string? Fault)
    where T : class
{
    /// <summary>Neither an answer nor a reason why there is none.</summary>
    public bool IsLoading => Value is null && Fault is null;
}
