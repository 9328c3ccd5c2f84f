using System.Text.Json.Serialization;

namespace BatteryTwin.Ingest.Live;

/// <summary>A message's body as hub argument: its JSON is made once and copied to every connection.</summary>
[JsonConverter(typeof(LiveBodyConverter))]
internal sealed record LiveBody(LiveMessage Message);
