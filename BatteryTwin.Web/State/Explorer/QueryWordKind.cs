namespace BatteryTwin.Web.State.Explorer;

internal enum QueryWordKind
{
    Name,
    Text,
    Number,
    Sign,
}
