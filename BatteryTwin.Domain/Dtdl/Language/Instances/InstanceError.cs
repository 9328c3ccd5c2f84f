namespace BatteryTwin.Domain.Dtdl.Language.Instances;

/// <summary>Why a value does not fit its schema: where, as a JSON pointer into the value, and what is wrong.</summary>
public sealed record InstanceError(string Path, string Message)
{
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
