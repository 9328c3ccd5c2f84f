using System.Text.Json;
using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Batches;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Interventions;
using BatteryTwin.Domain.RootCause.Observations;
using BatteryTwin.Domain.RootCause.Units;
using BatteryTwin.Domain.Tests.Shared;

namespace BatteryTwin.Domain.Tests.RootCause;

/// <summary>The cases of the data set <c>rca-line</c>, with the bars that the product holds itself to.</summary>
public sealed class PublicCaseTests
{
    private static readonly Lazy<CausalModel> s_model = new(() => CausalModel.Fit(Graph(), Table("train_5k.csv")));

    [Fact]
    public void Units_CausesAreFound_AndWhatIfAnswersAreRight()
    {
        Dictionary<string, JsonElement> truth = Truth("anomalies_truth.json").EnumerateArray().ToDictionary(item => item.GetProperty("id").ToString());
        int first = 0;
        int three = 0;
        int right = 0;
        UnitReport report = new UnitAttribution(s_model.Value).Explain(Table("anomalies.csv"));
        foreach (UnitFinding finding in report.Units)
        {
            string[] roots = [.. truth[finding.Id].GetProperty("roots").EnumerateArray().Select(root => root.GetString()!)];
            first += roots.Contains(finding.Contributions[0].Node) ? 1 : 0;
            three += roots.All(root => finding.Contributions.Take(3).Any(contribution => contribution.Node == root)) ? 1 : 0;
            right += truth[finding.Id].GetProperty("prevented_if_normal").EnumerateObject().Count(answer => finding.WouldPassIf[answer.Name] == (answer.Value.GetInt32() == 1));
        }

        Assert.InRange(first, 0.97 * report.Units.Count, report.Units.Count);
        Assert.Equal(report.Units.Count, three);
        Assert.InRange(right, 0.98 * report.Units.Count * 14, report.Units.Count * 14);
    }

    [Fact]
    public void Batches_ChangedMechanismsAreNamedExactly()
    {
        BatchAttribution attribution = new(s_model.Value);
        foreach (JsonProperty batch in Truth("batches_truth.json").EnumerateObject().Where(property => property.Value.TryGetProperty("changed_mechanisms", out _)))
        {
            BatchFinding finding = attribution.Compare(Table(batch.Name + ".csv"));

            Assert.Equal(batch.Value.GetProperty("changed_mechanisms").EnumerateArray().Select(node => node.GetString()!).Order(), finding.Changed.Select(change => change.Node).Order());
            Assert.Equal(finding.Effect, finding.Changed.Sum(change => change.Contribution) + finding.Unexplained, 1e-9);
        }
    }

    [Fact]
    public void Interventions_AreWithinTwoPercentPoints()
    {
        foreach (JsonProperty truth in Truth("batches_truth.json").GetProperty("interventions").EnumerateObject().Where(property => property.Name != "none"))
        {
            string[] parts = truth.Name.Split('=');
            double expected = new Intervention(s_model.Value).Estimate(new Dictionary<string, double> { [parts[0]] = double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) }).Expected;

            Assert.InRange(expected, truth.Value.GetDouble() - 0.02, truth.Value.GetDouble() + 0.02);
        }
    }

    private static CausalGraph Graph() => CausalGraphJson.Read(File.ReadAllBytes(SharedData.FileOrSkip("rca-line", "graph.json")));

    private static ObservationTable Table(string name)
    {
        using StreamReader reader = new(SharedData.FileOrSkip("rca-line", name));
        return ObservationCsv.Read(reader, Graph(), int.MaxValue);
    }

    private static JsonElement Truth(string name) => JsonElement.Parse(File.ReadAllBytes(SharedData.FileOrSkip("rca-line", name)));
}
