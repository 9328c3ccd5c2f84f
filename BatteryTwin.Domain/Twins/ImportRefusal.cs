namespace BatteryTwin.Domain.Twins;

/// <summary>An item of a bulk import that the graph did not take; <paramref name="Index"/> counts the items of its list from 0.</summary>
public sealed record ImportRefusal(int Index, GraphErrorCode Code, string Message);
