using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Tests.Dtdl.Language.Shared;

namespace BatteryTwin.Domain.Tests.Dtdl.Language;

/// <summary>The models that come with the product are legal DTDL.</summary>
public sealed class PlantModelsTests
{
    [Fact]
    public void Parse_ModelsOfThePlant_AreValid()
    {
        string[] texts = [.. Directory.GetFiles(Folder(), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        ModelVerdict verdict = ModelCheck.Parse(texts);

        Assert.Empty(verdict.Errors);
        Assert.NotEmpty(verdict.Model!.Interfaces);
    }

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BatteryTwin.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "dtdl", "models");
    }
}
