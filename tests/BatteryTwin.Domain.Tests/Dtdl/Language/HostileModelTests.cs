using System.Text;
using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Tests.Dtdl.Language.Shared;

namespace BatteryTwin.Domain.Tests.Dtdl.Language;

/// <summary>
/// Inputs of about a mebibyte built to make a checker do quadratic work. Memory handed out stands for work, since it does not depend on the machine: every
/// shape stays within a fixed multiple of its text.
/// </summary>
public sealed class HostileModelTests
{
    private const int Size = 1 << 20;
    private const int AllocatedBytesPerByte = 400;

    public static TheoryData<string> Shapes => [.. s_shapes.Keys];

    private static readonly Dictionary<string, Func<string>> s_shapes = new()
    {
        ["many children of a wide parent"] = () => Fill([Interface("p", "", Wide("c", 6000))], index => Interface($"k{index}", "\"dtmi:p;1\"", Telemetry("own"))),
        ["many children of two wide parents"] = () => Fill(Parents("c", "d"), index => Interface($"k{index}", "[\"dtmi:p;1\",\"dtmi:q;1\"]", "")),
        ["many children of two clashing parents"] = () => Fill(Parents("c", "c"), index => Interface($"k{index}", "[\"dtmi:p;1\",\"dtmi:q;1\"]", "")),
        ["clashing names apart"] = () => Fill(
            [.. Parents("c", "d"), Interface("r", "", Wide("c", 2500)), Interface("s", "", Wide("d", 2500))],
            index => Interface($"k{index}", "[\"dtmi:p;1\",\"dtmi:q;1\"]", "")),
        ["long chain"] = () => Fill([Interface("k", "", "")], index => Interface($"k{index}", index == 0 ? "\"dtmi:k;1\"" : $"\"dtmi:k{index - 1};1\"", "")),
        ["long circle"] = () => Fill([Interface("k", "\"dtmi:k4000;1\"", "")], index => Interface($"k{index}", index == 0 ? "\"dtmi:k;1\"" : $"\"dtmi:k{index - 1};1\"", "")),
        ["many annotations"] = () => Fill(
            [Interface("p", "", string.Join(',', Enumerable.Range(0, 4000).Select(index => Telemetry($"a{index}", "\"ValueAnnotation\"", $"\"annotates\":\"t{index}\"")))).Replace("context;3\"", "context;3\",\"dtmi:dtdl:extension:annotation;1\"", StringComparison.Ordinal)],
            index => Interface($"k{index}", "\"dtmi:p;1\"", Telemetry($"t{index}"))),
        ["many types"] = () => Interface("p", "", "").Replace("\"Interface\"", $"{string.Join(',', Enumerable.Range(0, Size / 9).Select(index => $"\"T{index}\""))},\"Interface\"", StringComparison.Ordinal).Replace("context;3", "context;2", StringComparison.Ordinal),
        ["many members"] = () => Interface("p", "", "").Replace("\"contents\"", $"{string.Join(',', Enumerable.Range(0, Size / 11).Select(index => $"\"m{index}\":1"))},\"contents\"", StringComparison.Ordinal),
        ["deep and wide arrays"] = () => new string('[', 190) + string.Join(',', Enumerable.Repeat("1", Size / 2)) + new string(']', 190),
        ["endless nesting"] = () => new string('[', Size),
        ["one name"] = () => Interface("p", "", Telemetry(new string('a', Size))),
        ["one number"] = () => Interface("p", "", Telemetry("a", members: $"\"comment\":{new string('9', Size)}")),
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Parse_HostileShape_StaysInProportionToItsText(string shape)
    {
        string text = s_shapes[shape]();
        long before = GC.GetAllocatedBytesForCurrentThread();
        ModelVerdict verdict = ModelCheck.Parse([text]);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0, (long)AllocatedBytesPerByte * text.Length);
        Assert.InRange(verdict.Errors.Length, 0, ModelOptions.Default.MaxErrors);
    }

    private static string[] Parents(string left, string right) => [Interface("p", "", Wide(left, 2500)), Interface("q", "", Wide(right, 2500))];

    private static string Fill(string[] first, Func<int, string> next)
    {
        StringBuilder text = new("[" + string.Join(',', first));
        for (int index = 0; text.Length < Size; index++)
        {
            text.Append(',').Append(next(index));
        }

        return text.Append(']').ToString();
    }

    private static string Wide(string prefix, int count) => string.Join(',', Enumerable.Range(0, count).Select(index => Telemetry($"{prefix}{index}")));

    private static string Interface(string id, string extends, string contents) =>
        $$"""{"@context":["dtmi:dtdl:context;3"],"@id":"dtmi:{{id}};1","@type":["Interface"],{{(extends.Length == 0 ? "" : $"\"extends\":{extends},")}}"contents":[{{contents}}]}""";

    private static string Telemetry(string name, string type = "", string members = "") =>
        $$"""{"@type":["Telemetry"{{(type.Length == 0 ? "" : "," + type)}}],"name":"{{name}}","schema":"date"{{(members.Length == 0 ? "" : "," + members)}}}""";
}
