namespace BatteryTwin.Web.Components.Models;

/// <summary>Where models of an upload come from.</summary>
public enum UploadWay
{
    Files,
    Folder,
    Text,
}
