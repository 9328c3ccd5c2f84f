using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Dtdl.Language.Instances;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Tests.Dtdl.Language.Shared;

namespace BatteryTwin.Domain.Tests.Dtdl.Language;

/// <summary>The public DTDL test suite, as far as it lies beside the repository: verdicts, names of errors, values.</summary>
public sealed class LanguageCaseTests(ITestOutputHelper output)
{
    // Cases that need legacy quirks or a resolver to fetch further documents are outside what a check of given documents can do.
    private static readonly string[] s_gates = ["suggested", "undefined extensions", "extensions"];

    [Fact]
    public void Validate_CasesOfTheSuite_GivesTheirVerdict()
    {
        List<(LanguageCase Case, ModelVerdict Verdict)> verdicts = [.. Judge(LanguageCase.ReadAll())];
        foreach (var group in verdicts.GroupBy(pair => $"{pair.Case.Gate}, {pair.Case.Suite} {pair.Case.Version}, {(pair.Case.Valid ? "valid" : "invalid")}").OrderBy(group => group.Key))
        {
            output.WriteLine($"{group.Key}: {group.Count(pair => pair.Verdict.IsValid == pair.Case.Valid)} of {group.Count()} right");
        }

        Assert.Empty(verdicts.Where(pair => s_gates.Contains(pair.Case.Gate) && pair.Verdict.IsValid != pair.Case.Valid)
            .Select(pair => $"{pair.Case} should be {(pair.Case.Valid ? "valid" : "invalid")}: {string.Join(" | ", pair.Verdict.Errors)}"));
    }

    [Fact]
    public void Validate_CasesWithNamedErrors_NamesThemAlike()
    {
        List<(LanguageCase Case, HashSet<string> Codes)> named =
        [
            .. Judge(LanguageCase.ReadAll().Where(item => !item.Valid && s_gates.Contains(item.Gate) && item.ErrorCodes.Count > 0))
                .Select(pair => (pair.Case, pair.Verdict.Errors.Select(error => error.Code).ToHashSet())),
        ];
        int among = named.Count(pair => pair.Codes.IsSubsetOf(pair.Case.ErrorCodes));
        output.WriteLine($"{named.Count(pair => pair.Codes.SetEquals(pair.Case.ErrorCodes))} exactly, {among} nothing but expected names, of {named.Count}");

        Assert.Empty(named.Where(pair => !pair.Codes.Overlaps(pair.Case.ErrorCodes)).Select(pair => pair.Case.ToString()));
        Assert.True(among >= 0.98 * named.Count);
    }

    [Fact]
    public void Validate_InstancesOfTheSuite_ConformsAsTheySay()
    {
        List<string> wrong = [];
        int count = 0;
        foreach (LanguageCase item in LanguageCase.ReadAll().Where(item => item.Instances.Any()))
        {
            DtdlModel model = ModelCheck.Parse(item.Input, OptionsOf(item)).Model!;
            foreach (JsonElement instance in item.Instances.Where(instance => instance.TryGetProperty("conforms", out _)))
            {
                count++;
                DtdlSchema schema = model.FindSchema(instance.GetProperty("subject").GetString()!)!;
                string text = instance.GetProperty("submit").GetString()!;
                if (Conforms(schema, text) != instance.GetProperty("conforms").GetBoolean())
                {
                    wrong.Add($"{item}: {text}");
                }
            }
        }

        output.WriteLine($"{count - wrong.Count} of {count} values judged right");
        Assert.NotEqual(0, count);
        Assert.Empty(wrong);
    }

    private static bool Conforms(DtdlSchema schema, string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return InstanceValidator.Validate(schema, document.RootElement).Count == 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<(LanguageCase Case, ModelVerdict Verdict)> Judge(IEnumerable<LanguageCase> cases) =>
        cases.Select(item => (item, ModelCheck.Validate(item.Input, OptionsOf(item))));

    private static ModelOptions OptionsOf(LanguageCase item) => new() { AllowUndefinedExtensions = item.AllowUndefinedExtensions };
}
