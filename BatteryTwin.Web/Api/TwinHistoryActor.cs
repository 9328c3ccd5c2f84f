namespace BatteryTwin.Web.Api;

/// <summary>Who made a change.</summary>
/// <param name="Name">The name.</param>
/// <param name="SelfDeclared">True when nobody checked it: the client gave it, no one had signed in.</param>
public sealed record TwinHistoryActor(string Name, bool SelfDeclared);
