namespace BatteryTwin.Web.Components.Layout;

/// <summary>The pages of the navigation, in groups by what people come for. The order is the one in which the keyboard passes them.</summary>
internal static class NavigationGroups
{
    public static NavigationGroup[] All { get; } =
    [
        new("now", "Now", "Now", "M10 2.500a7.500 7.500 0 1 0 .1 0ZM10 6v4.500l3 2",
        [
            new("/", "Overview", "g o", "M3 9.500 10 3l7 6.500V17h-5v-5H8v5H3Z"),
            new("/topology", "Topology", "g t", "M7 3h6v4H7zM2 13h6v4H2zM12 13h6v4h-6zM10 7v3M5 13v-3h10v3"),
            new("/alarms", "Alarms", "g a", "M10 2.500a5 5 0 0 1 5 5c0 4 2 5.500 2 7H3c0-1.500 2-3 2-7a5 5 0 0 1 5-5ZM8 17h4"),
        ]),
        new("plan", "Plan and maintain", "Plan", "M3 4.500h14V17H3ZM3 8h14M7 2.500v4M13 2.500v4",
        [
            new("/forecasts", "Forecasts", "g f", "M3 16V4M3 16h14M6 12l3-3M9 9l8-5M9 9l8 5"),
            new("/maintenance", "Maintenance", "g w", "M3 5h7v3H3zM7 10h8v3H7zM12 15h5v2h-5zM3 3v14"),
            new("/plan", "Plan", "g n", "M3 5h14v12H3zM3 9h14M7 2.500v4M13 2.500v4M6.500 13l2 2 4.500-3.500"),
        ]),
        new("improve", "Improve", "Improve", "M3 15l5-5 3 3 6-7M12.500 5.500h4.500V10",
        [
            new("/investigations", "Investigations", "g i", "M10 2.500v4M5 10.500v-2h10v2M10 6.500v2M3 10.500h4v4H3zM13 10.500h4v4h-4z"),
            new("/oee", "OEE", "g p", "M3 17V4M3 17h14M6.500 14V6M10.500 14V9M14.500 14v-3"),
            new("/energy", "Energy", "g e", "M11 2.500 4 11.500h5l-1 6 7-9h-5Z"),
            new("/quality", "Quality", "g y", "M2 5h16M2 15h16M3 11l3-2 3 3 3-4 2 3 3-2"),
            new("/trace", "Trace", "g r", "M4 3v14M4 6h6v3h5M4 13h6M15 7.500v3M10 11.500v3"),
            new("/reports", "Reports", "g b", "M5 2.500h7l3.500 3.500v11.500H5ZM8 9h5M8 12h5M8 15h3"),
        ]),
        new("build", "Build and check", "Build", "M12.500 3a4.500 4.500 0 0 0-4.200 6L3 14.300 5.700 17 11 11.700a4.500 4.500 0 0 0 6-4.200l-3 1.500-3-3Z",
        [
            new("/data-health", "Data health", "g d", "M2 11h4l2-6 4 11 2-5h4"),
            new("/explorer", "Query", "g q", "M3 5h14M3 10h6M3 15h5M13 10.500a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM15.200 15.700 18 18.500"),
            new("/models-browser", "Models", "g m", "M10 2.500 17 6v8l-7 3.500L3 14V6ZM3 6l7 3.500L17 6M10 9.500v8"),
            new("/causal-graphs", "Causal graphs", "g c", "M4 7a2 2 0 1 0 0-.1ZM4 15a2 2 0 1 0 0-.1ZM14 11a2 2 0 1 0 0-.1ZM8 7.500l5.500 2.700M8 14.500l5.500-2.700"),
            new("/model-health", "Model health", "g h", "M3 17V3M3 17h14M5.500 13.500 9 10l3 2 5-6M13 6h4v4"),
            new("/model-studio", "Model studio", "g l", "M8 3v5l-5 8.500h14L12 8V3M6.500 3h7M5.800 12h8.400"),
            new("/alarm-rules", "Alarm rules", "g u", "M3 7h14M3 13h9M12 4v6M7 10v6M15.500 12v5M13 14.500h5"),
            new("/setup", "Set up", "g s", "M3 17V8l4 3V8l4 3V3h6v14ZM14 7v4M12 9h4"),
        ]),
    ];
}
