using BatteryTwin.Domain.Prognostics.Boosting;
using BatteryTwin.Domain.Prognostics.Drift;
using BatteryTwin.Domain.Prognostics.Intervals;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>Whether a model that came as a file can be asked: one from elsewhere may have any content.</summary>
internal static class ModelShape
{
    /// <summary>What is wrong; null when nothing is.</summary>
    public static string? FaultOf(StoredModel model)
    {
        (ModelHead head, ModelBody body) = (model.Head, model.Body);
        if ((head.Kind == ModelKind.Rul) != (body.Rul is not null) || (head.Kind != ModelKind.Rul) != (body.Tabular is not null))
        {
            return "lineage and model are of different kinds";
        }

        if (head.Kind == ModelKind.Regression && body.Tabular!.Intervals is null)
        {
            return "a model of numbers has no intervals";
        }

        if (body.Rul is { } rul && (rul.Fan is { Bands.Length: 0 } || !(rul.Fan?.Bands ?? []).Append(rul.Intervals).All(IsSound)))
        {
            return "its intervals have no bands";
        }

        if (head.Inputs is { } profile && !profile.Inputs.All(IsSound))
        {
            return $"what its inputs looked like is not in {InputRange.Bins} bins";
        }

        if (head.UnseenLives is { } lives && lives.Any(life => life?.Forecasts is null))
        {
            return "a life it had not seen is missing";
        }

        int features = body.Rul?.Plan.Features.Count ?? body.Tabular!.Plan.Count;
        BoostedTrees[] members = body.Rul?.Trees ?? body.Tabular!.Trees;
        return members.Length == 0 || members.Any(member => member.Outputs == 0 || member.Trees.Length % member.Outputs != 0)
            ? "it has no trees"
            : members.SelectMany(member => member.Trees).All(tree => IsSound(tree, features)) ? null : "a tree leads nowhere";
    }

    private static bool IsSound(ConformalBands? bands) =>
        bands is { Edges.Length: > 0 } && bands.Below.Length == bands.Edges.Length && bands.Above.Length == bands.Edges.Length;

    private static bool IsSound(InputRange? range) => range is { Edges.Length: < InputRange.Bins, Shares.Length: InputRange.Bins };

    /// <summary>Children come after their parents, so that every way ends at a leaf.</summary>
    private static bool IsSound(RegressionTree tree, int features)
    {
        int nodes = tree.Nodes;
        if (nodes == 0 || tree.Threshold.Length != nodes || tree.Left.Length != nodes || tree.Right.Length != nodes || tree.Value.Length != nodes || tree.Cover.Length != nodes)
        {
            return false;
        }

        for (int node = 0; node < nodes; node++)
        {
            (int left, int right) = (tree.Left[node], tree.Right[node]);
            if (left != 0 && (left <= node || right <= node || left >= nodes || right >= nodes || (uint)tree.Feature[node] >= (uint)features))
            {
                return false;
            }
        }

        return true;
    }
}
