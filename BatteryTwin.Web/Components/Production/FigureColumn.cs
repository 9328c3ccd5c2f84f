using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Production;

/// <summary>A column of a <see cref="FigureTable{TRow}"/>.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Cell">What stands in it.</param>
public sealed record FigureColumn<TRow>(string Name, RenderFragment<TRow> Cell);
