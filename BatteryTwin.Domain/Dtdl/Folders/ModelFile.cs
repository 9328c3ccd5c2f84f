namespace BatteryTwin.Domain.Dtdl.Folders;

/// <summary>A file of a model folder: its path in the folder, and UTF-8 JSON text with one interface or an array of them.</summary>
public sealed record ModelFile(string Path, ReadOnlyMemory<byte> Content);
