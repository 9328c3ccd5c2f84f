using System.Text.Json;

namespace BatteryTwin.Domain.Twins.Events.Filters;

/// <summary>One step into JSON: a member by name, or, without a name, an element by position.</summary>
internal readonly record struct FilterStep(string? Name, int Position = 0)
{
    public bool TryTake(JsonElement holder, out JsonElement value)
    {
        value = default;
        if (Name is not null)
        {
            return holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(Name, out value);
        }

        if (holder.ValueKind != JsonValueKind.Array || Position >= holder.GetArrayLength())
        {
            return false;
        }

        value = holder[Position];
        return true;
    }
}
