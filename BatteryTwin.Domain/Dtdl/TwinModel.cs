using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>A stored model: the interface with its references resolved, the document as it was uploaded, and what became of it since.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="Source">The DTDL document.</param>
/// <param name="UploadTime">When it was uploaded.</param>
/// <param name="Decommissioned">True when no new twins may be made of it.</param>
public sealed record TwinModel(DtdlInterface Interface, JsonElement Source, DateTimeOffset UploadTime, bool Decommissioned = false)
{
    /// <summary>DTMI.</summary>
    public string Id => Interface.ModelId;
}
