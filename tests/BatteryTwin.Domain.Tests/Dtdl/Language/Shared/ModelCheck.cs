using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Domain.Tests.Dtdl.Language.Shared;

/// <summary>Checks and parses texts under the running test's token.</summary>
internal static class ModelCheck
{
    public static ModelVerdict Validate(params string[] documents) => Validate(documents, ModelOptions.Default);

    public static ModelVerdict Validate(IEnumerable<string> documents, ModelOptions options) =>
        ModelValidator.ValidateTexts(documents, options, TestContext.Current.CancellationToken);

    public static ModelVerdict Parse(IEnumerable<string> documents, ModelOptions? options = null) =>
        ModelParser.ParseTexts(documents, options, TestContext.Current.CancellationToken);

    public static DtdlModel Model(params string[] documents)
    {
        ModelVerdict verdict = Parse(documents);
        Assert.Empty(verdict.Errors);
        return verdict.Model!;
    }

    public static IEnumerable<string> Codes(params string[] documents) => Validate(documents).Errors.Select(error => error.Code);
}
