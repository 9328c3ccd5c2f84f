using System.Text.Json.Serialization;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>What became of a file.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LandingFileState>))]
public enum LandingFileState
{
    /// <summary>Being taken, or interrupted and taken on after the next start.</summary>
    Taking = 0,

    /// <summary>Taken to its end; single rows may be in quarantine.</summary>
    Done = 1,

    /// <summary>Could not be read, or not to its end; <see cref="LandingFile.Reason"/> says why.</summary>
    Failed = 2,

    /// <summary>The same file, by name and content, had been taken before; it was not taken again.</summary>
    Duplicate = 3,

    /// <summary>Put back into the zone by somebody; a later entry tells what became of it.</summary>
    Retried = 4,
}
