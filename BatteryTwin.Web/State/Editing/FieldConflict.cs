using System.Text.Json;

namespace BatteryTwin.Web.State.Editing;

/// <summary>A field that someone edits and someone or something else changed meanwhile.</summary>
public sealed record FieldConflict(string Path, string Label, JsonElement? Before, JsonElement? Now, string Mine);
