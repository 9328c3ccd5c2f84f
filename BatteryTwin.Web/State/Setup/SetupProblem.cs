namespace BatteryTwin.Web.State.Setup;

/// <summary>Something that keeps a plant from being created: where it is, and what is wrong and how to cure it.</summary>
public sealed record SetupProblem(string Place, string What);
