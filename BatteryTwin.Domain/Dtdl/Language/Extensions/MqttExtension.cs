using System.Text.RegularExpressions;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Extensions;

/// <summary>Topics, payload formats and markers for communication over MQTT; the second version added transparent payloads and service groups, the third results and errors.</summary>
internal static class MqttExtension
{
    private const string Feature = "mqtt";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private static readonly Regex s_topic = new(
        @"^(?:(?:[!%-*,-.0-z|~][!$-*,-.0-z|~]*)|(?:{(?:[A-Za-z]+:)?[A-Za-z]+}))(?:/(?:(?:[!$-*,-.0-z|~]+)|(?:{(?:[A-Za-z]+:)?[A-Za-z]+})))*\z", Options);

    private static readonly string[] s_payloadFormats = ["avro", "cbor", "json", "proto2", "proto3", "raw"];

    private static readonly Regex s_group = new(@"^[!$-*,-.0-z|~]+\z", Options);

    public static Extension Build(int version)
    {
        bool restrictsTopics = version >= 2;
        MemberRule topic = Text(version, "Mqtt", "telemetryTopic") with { Pattern = restrictsTopics ? s_topic : null };
        List<MemberRule> members =
        [
            topic,
            Text(version, "Mqtt", "commandTopic") with { Pattern = topic.Pattern },
            PayloadFormat(version),
        ];
        List<AdjunctType> types = [];
        if (restrictsTopics)
        {
            string[] groups = version == 2 ? ["serviceGroupId"] : ["telemServiceGroupId", "cmdServiceGroupId"];
            members.AddRange(groups.Select(term => Text(version, "Mqtt", term) with { Pattern = s_group }));
            types.Add(Type(version, "Transparent", ElementKinds.CommandRequest | ElementKinds.CommandResponse) with { SchemaKinds = ElementKinds.Object });
        }

        types.Add(Type(version, "Mqtt", ElementKinds.Interface) with { Members = [.. members] });
        types.Add(Type(version, "Idempotent", ElementKinds.Command));
        types.Add(Type(version, "Cacheable", ElementKinds.Command) with
        {
            Requires = "Idempotent",
            Members = [Text(version, "Cacheable", "ttl") with { Value = MemberValueKind.Duration, MinCount = 1 }],
        });
        types.Add(Type(version, "Indexed", ElementKinds.Telemetry | ElementKinds.Field | ElementKinds.EnumValue) with
        {
            Members = [Text(version, "Indexed", "index") with { Value = MemberValueKind.Integer, MinCount = 1, MinValue = 1, UniqueAmongSiblings = true }],
        });
        return new Extension($"dtmi:dtdl:extension:{Feature}", $"{version}", version >= 3 ? types.Concat(Results(version)) : types, version == 1 ? PayloadFormats() : []);
    }

    private static IEnumerable<AdjunctType> Results(int version) =>
    [
        Type(version, "Result", ElementKinds.Object) with { FieldTypes = ["NormalResult", "ErrorResult"] },
        Type(version, "NormalResult", ElementKinds.Field) with { ParentType = "Result" },
        Type(version, "ErrorResult", ElementKinds.Field) with { ParentType = "Result" },
        Type(version, "Error", ElementKinds.Object),
        Type(version, "ErrorMessage", ElementKinds.Field) with { SchemaKinds = ElementKinds.StringSchema, ParentType = "Error" },
    ];

    private static MemberRule PayloadFormat(int version) => version == 1
        ? new MemberRule
        {
            Term = "payloadFormat",
            Id = Extension.IdOf(Feature, version, "Mqtt:payloadFormat"),
            Value = MemberValueKind.Element,
            Kinds = ElementKinds.ExtensionValue,
            MinCount = 1,
            MaxCount = 1,
            ReferenceOnly = true,
            BroughtBy = "Mqtt",
        }
        : Text(version, "Mqtt", "payloadFormat") with { MinCount = 1 };

    private static IEnumerable<StandardElement> PayloadFormats() =>
        s_payloadFormats.Select(term => new StandardElement(term, Extension.IdOf(Feature, 1, $"payloadFormat:{term}"), ElementKinds.ExtensionValue, 3));

    private static AdjunctType Type(int version, string term, ElementKinds kinds) =>
        new() { Term = term, Id = Extension.IdOf(Feature, version, term), Kinds = kinds, Versions = [3] };

    private static MemberRule Text(int version, string type, string term) =>
        new() { Term = term, Id = Extension.IdOf(Feature, version, $"{type}:{term}"), Value = MemberValueKind.String, MaxCount = 1, BroughtBy = type };
}
