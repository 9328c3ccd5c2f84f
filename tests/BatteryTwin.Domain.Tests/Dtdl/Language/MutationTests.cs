using System.Text;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Tests.Dtdl.Language.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.Dtdl.Language;

/// <summary>Damaged models: whatever is done to the text, the check answers, and the answer stays in bounds.</summary>
public sealed class MutationTests
{
    private const int LongestMessage = 2000;

    private static readonly string[] s_values =
    [
        "null", "true", "0", "-1", "1e400", "99999999999999999999", "0.5", "\"\"", "\"Interface\"", "\"dtmi:test:Step;1\"", "\"dtmi:x:y\"", "\"double\"", "[]", "{}", "[[]]",
        "[null]", "{\"@id\":\"dtmi:test:Step;1\"}", "{\"@value\":1,\"@type\":\"xsd:string\"}", "{\"@type\":\"Object\"}", "\"dtmi:dtdl:context;2\"", "\"ä\\u0000\"",
    ];

    [Fact]
    public void Parse_ChangedTrees_AnswersInBounds() =>
        Prop.ForAll<int>(seed => Holds(MutateTree(new Random(seed)))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Parse_ChangedText_AnswersInBounds() =>
        Prop.ForAll<int>(seed => Holds(MutateText(new Random(seed)))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Parse_AnyText_AnswersInBounds() => Prop.ForAll<string>(text => Holds(text ?? "")).Check(Config.QuickThrowOnFailure);

    private static bool Holds(string text)
    {
        ModelVerdict verdict = ModelCheck.Parse([text]);
        int lines = text.Count(character => character == '\n') + 1;
        return verdict.IsValid == verdict.Model is not null
            && verdict.Errors.Length <= ModelOptions.Default.MaxErrors
            && verdict.Errors.All(error => error.Line >= 1 && error.Line <= lines && error.Column >= 1 && error.Message.Length <= LongestMessage && error.Remedy.Length > 0);
    }

    private static string MutateTree(Random random)
    {
        JsonNode root = JsonNode.Parse(SampleModels.All[random.Next(SampleModels.All.Length)])!;
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            Mutate(root, random);
        }

        return root.ToJsonString();
    }

    private static void Mutate(JsonNode root, Random random)
    {
        List<JsonNode> containers = [.. Containers(root)];
        switch (containers[random.Next(containers.Count)])
        {
            case JsonObject { Count: > 0 } target:
                MutateObject(target, random);
                break;
            case JsonArray { Count: > 0 } target:
                MutateArray(target, random);
                break;
        }
    }

    private static void MutateObject(JsonObject target, Random random)
    {
        string name = target.ElementAt(random.Next(target.Count)).Key;
        switch (random.Next(4))
        {
            case 0:
                target.Remove(name);
                break;
            case 1:
                JsonNode? moved = target[name]?.DeepClone();
                target.Remove(name);
                target[new[] { "@graph", "@id", "x", "dtmi:a;1", "schema", "contents", "" }[random.Next(7)]] = moved;
                break;
            case 2:
                target[name] = Nest(target[name]?.DeepClone(), random.Next(1, 150));
                break;
            default:
                target[name] = JsonNode.Parse(s_values[random.Next(s_values.Length)]);
                break;
        }
    }

    private static void MutateArray(JsonArray target, Random random)
    {
        int index = random.Next(target.Count);
        switch (random.Next(3))
        {
            case 0:
                target.RemoveAt(index);
                break;
            case 1:
                target.Add(target[index]?.DeepClone());
                break;
            default:
                target[index] = JsonNode.Parse(s_values[random.Next(s_values.Length)]);
                break;
        }
    }

    private static JsonNode? Nest(JsonNode? value, int depth)
    {
        for (; depth > 0; depth--)
        {
            value = depth % 2 == 0 ? new JsonArray(value) : new JsonObject { ["schema"] = value, ["@type"] = "Array" };
        }

        return value;
    }

    private static IEnumerable<JsonNode> Containers(JsonNode node) => node switch
    {
        JsonObject target => target.Where(member => member.Value is not null).SelectMany(member => Containers(member.Value!)).Prepend(target),
        JsonArray target => target.OfType<JsonNode>().SelectMany(Containers).Prepend(target),
        _ => [],
    };

    private static string MutateText(Random random)
    {
        StringBuilder text = new(SampleModels.All[random.Next(SampleModels.All.Length)]);
        for (int change = random.Next(1, 6); change > 0 && text.Length > 1; change--)
        {
            int at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text.Length = at;
                    break;
                case 1:
                    text[at] = "{}[]\",:\\0a\u00e4\ud83d"[random.Next(12)];
                    break;
                case 2:
                    text.Insert(at, new string('9', random.Next(1, 400)));
                    break;
                default:
                    text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at));
                    break;
            }
        }

        return text.ToString();
    }
}
