namespace BatteryTwin.Domain.Alarms;

/// <summary>What can stand in an alert's history as <see cref="AlertAction.Verb"/>.</summary>
public static class AlertVerb
{
    public const string Raised = "raised";
    public const string RaisedAgain = "raised again";
    public const string Returned = "returned";
    public const string Acknowledged = "acknowledged";
    public const string Shelved = "shelved";
    public const string Unshelved = "unshelved";
    public const string Commented = "commented";
}
