using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Extensions;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Contexts;

/// <summary>Reads <c>@context</c> members into the context in force.</summary>
internal sealed class ContextReader(ModelReading reading)
{
    private const string DtdlContext = "dtmi:dtdl:context";
    private const int LatestVersion = 4;

    /// <summary>The context of a top-level element; null when it is missing or wrong, which has been reported.</summary>
    public ActiveContext? ReadTopLevel(JsonNode element)
    {
        if (element.Find("@context") is not { } member)
        {
            reading.Report(ModelErrorCode.MissingContext, element.Position);
            return null;
        }

        if (member.Value is { IsArray: true, Items.Length: 0 })
        {
            reading.Report(ModelErrorCode.EmptyContext, member.Position);
            return null;
        }

        return Read(member.Value, null);
    }

    /// <summary>The context of a nested element: its own specifiers over those around it; null when wrong, which has been reported.</summary>
    public ActiveContext? ReadNested(JsonNode element, ActiveContext around) =>
        element.Find("@context") is { } member ? Read(member.Value, around) : around;

    private ActiveContext? Read(JsonNode value, ActiveContext? around)
    {
        if (value.Kind is not (JsonKind.String or JsonKind.Array or JsonKind.Object))
        {
            reading.Report(ModelErrorCode.InvalidContext, value.Position, value: value.Describe());
            return null;
        }

        List<JsonNode> affiliates = [];
        LanguageDefinition? language = around?.Language;
        bool isSound = true;
        bool seenLanguage = false;
        foreach (JsonNode item in value.AsItems())
        {
            if (!IsSpecifier(item))
            {
                isSound = false;
            }
            else if (Dtmi.WithoutVersion(item.Text) != DtdlContext)
            {
                affiliates.Add(item);
            }
            else if (ReadLanguage(item, affiliates, around, seenLanguage) is { } found)
            {
                language = found;
                seenLanguage = true;
            }
            else
            {
                isSound = false;
            }
        }

        if (isSound && (language is null || (around is null && !StartsWithLanguage(value, language))))
        {
            reading.Report(ModelErrorCode.MissingDtdlContext, value.Position);
            return null;
        }

        return isSound ? AddExtensions(affiliates, language!, around) : null;
    }

    private bool IsSpecifier(JsonNode item)
    {
        ModelErrorCode? fault = item switch
        {
            { IsObject: true } => ModelErrorCode.DisallowedLocalContext,
            { IsString: false } => ModelErrorCode.InvalidContext,
            { Text: var text } when !Dtmi.HasScheme(text) => ModelErrorCode.NonDtmiContextSpecifier,
            { Text: var text } when text.Contains('#', StringComparison.Ordinal) => ModelErrorCode.DisallowedContextFragment,
            { Text: var text } when !Dtmi.IsDtmi(text, LanguageVersion.V3) => ModelErrorCode.InvalidContextSpecifier,
            { Text: var text } when !text.Contains(';', StringComparison.Ordinal) => ModelErrorCode.MissingContextVersion,
            _ => null,
        };
        if (fault is { } code)
        {
            reading.Report(code, item.Position, value: item.Describe());
        }

        return fault is null;
    }

    private LanguageDefinition? ReadLanguage(JsonNode item, List<JsonNode> affiliates, ActiveContext? around, bool seenLanguage)
    {
        string version = item.Text[(DtdlContext.Length + 1)..];
        LanguageDefinition? language = version switch { "2" => LanguageDefinition.V2, "3" => LanguageDefinition.V3, _ => null };
        if (language is null)
        {
            ModelErrorCode code = version != $"{LatestVersion}" ? ModelErrorCode.UnrecognizedContextVersion
                : around is null ? ModelErrorCode.DisallowedContextVersion
                : ModelErrorCode.DisallowedVersionDefinition;
            reading.Report(code, item.Position, value: item.Text);
            return null;
        }

        // In version 2 the context of IoT Central may stand before the language's own.
        bool mayFollow = language.Version == LanguageVersion.V2 && !seenLanguage && affiliates.All(affiliate => affiliate.Text == $"{IotCentralExtension.Context};{IotCentralExtension.Version}");
        if (affiliates.Count > 0 && !mayFollow)
        {
            reading.Report(around is null && !seenLanguage ? ModelErrorCode.MissingDtdlContext : ModelErrorCode.DtdlContextFollowsAffiliate, item.Position, value: item.Text);
            return null;
        }

        return language;
    }

    private static bool StartsWithLanguage(JsonNode value, LanguageDefinition language) =>
        language.Version == LanguageVersion.V2 || Dtmi.WithoutVersion(value.AsItems()[0].Text) == DtdlContext;

    private ActiveContext? AddExtensions(List<JsonNode> affiliates, LanguageDefinition language, ActiveContext? around)
    {
        ImmutableArray<Extension> extensions = around?.Extensions ?? [];
        bool isIncomplete = around?.IsIncomplete ?? false;
        bool isSound = true;
        foreach (JsonNode item in affiliates)
        {
            if (!Dtmi.IsDtmi(item.Text, language.Version))
            {
                reading.Report(ModelErrorCode.InvalidContextSpecifierForVersion, item.Position, value: item.Text, detail: $"{(int)language.Version}");
                isSound = false;
            }
            else if (ExtensionCatalog.Find(item.Text) is { } extension)
            {
                extensions = extensions.RemoveAll(other => other.Context == extension.Context).Add(extension);
            }
            else if (reading.Options.AllowUndefinedExtensions ?? language.Limits.AllowsUndefinedExtensions)
            {
                isIncomplete = true;
            }
            else
            {
                ReportUnknown(item);
                isSound = false;
            }
        }

        return isSound ? new ActiveContext(language, extensions, isIncomplete) : null;
    }

    private void ReportUnknown(JsonNode item)
    {
        string context = Dtmi.WithoutVersion(item.Text);
        ModelErrorCode code = ExtensionCatalog.KnowsContext(context) ? ModelErrorCode.UnresolvableContextVersion : ModelErrorCode.UnresolvableContextSpecifier;
        reading.Report(code, item.Position, value: item.Text, detail: ExtensionCatalog.VersionsOf(context));
    }
}
