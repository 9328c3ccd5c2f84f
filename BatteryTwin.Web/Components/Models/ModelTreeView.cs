using BatteryTwin.Web.State.Models;

namespace BatteryTwin.Web.Components.Models;

/// <summary>What the branches of a model tree share: where items come from, which are open, which one is chosen.</summary>
public sealed record ModelTreeView(ModelSurvey Survey, ModelTreeKind Kind, IReadOnlySet<string> Open, string? Chosen, Func<string, string> LinkTo, Action<string> Toggle);
