namespace BatteryTwin.Web.State.Forecasts;

/// <summary>A part of the plant that can be stopped as a whole.</summary>
/// <param name="Id">Its twin.</param>
/// <param name="Title">Its name with that of what contains it.</param>
public sealed record StopPlace(string Id, string Title);
