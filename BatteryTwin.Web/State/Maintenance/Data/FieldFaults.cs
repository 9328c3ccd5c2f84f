namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>What is wrong in a form, by field; the first fault of each counts.</summary>
public sealed class FieldFaults
{
    private readonly Dictionary<string, string> _messages = new(StringComparer.Ordinal);

    public static FieldFaults None => new();

    public int Count => _messages.Count;

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? this[string field] => _messages.GetValueOrDefault(field);

    public IEnumerable<string> Messages => _messages.Values;

    public void Add(string field, string message) => _messages.TryAdd(field, message);

    /// <summary>Takes over what the rules of the domain find: <c>member: message</c>. A field that is known to be wrong keeps its own words.</summary>
    /// <param name="faults">The faults.</param>
    /// <param name="prefix">Only those of this place, without it.</param>
    public void Take(IEnumerable<string> faults, string prefix = "")
    {
        foreach (string fault in faults.Where(fault => fault.StartsWith(prefix, StringComparison.Ordinal)))
        {
            string[] parts = fault[prefix.Length..].Split(": ", 2);
            string member = parts[0].Split('.')[^1];
            Add(member, parts.Length == 2 ? $"{Forecasts.ForecastWords.Capital(parts[1])}." : fault);
        }
    }
}
