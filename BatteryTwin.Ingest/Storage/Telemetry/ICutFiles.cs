namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>A store whose files change together, so that a copy needs all of them at one moment.</summary>
internal interface ICutFiles
{
    /// <summary>Full path of the folder below which all its files are.</summary>
    string Folder { get; }

    /// <summary>The files as they are now, without stopping writers. Everything acknowledged before the call is in them.</summary>
    FileCut Cut();
}
