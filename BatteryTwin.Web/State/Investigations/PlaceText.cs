namespace BatteryTwin.Web.State.Investigations;

/// <summary>Places of answers in words.</summary>
public static class PlaceText
{
    public static string Of(string? place)
    {
        if (place is null)
        {
            return "all places";
        }

        string[] parts = place.Split(':', 2);
        return parts is ["line", var line] ? line.Replace("/", " ", StringComparison.Ordinal) : parts is ["plant" or "lot" or "shift", var name] ? $"{parts[0]} {name}" : place;
    }
}
