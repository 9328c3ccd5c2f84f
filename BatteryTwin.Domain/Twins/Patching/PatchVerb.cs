namespace BatteryTwin.Domain.Twins.Patching;

/// <summary>The operations of JSON Patch (RFC 6902, 2013) that the twin API takes.</summary>
public enum PatchVerb
{
    Add,
    Replace,
    Remove,
}
