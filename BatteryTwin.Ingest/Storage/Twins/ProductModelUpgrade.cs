using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// Brings models that an earlier program loaded up to date, before requests are taken: those in a form that some program brought get the present form, twins stay as
/// they are; those that people edited stay as they are too, and are named.
/// </summary>
public sealed class ProductModelUpgrade(JournaledTwinGraph graph, ILogger<ProductModelUpgrade> logger) : IHostedLifecycleService
{
    private static readonly ChangeOrigin s_origin = new("upgrade", Actor: "models of the program");

    /// <summary>What this start did.</summary>
    public ProductModelReport Report { get; private set; } = ProductModelReport.Nothing;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (graph.Current.Models.Count == 0)
        {
            return;
        }

        try
        {
            Report = await RunAsync(ProductModelFiles.Read(ProductModelFiles.Folder), ProductModelFiles.ReadForms(ProductModelFiles.Folder), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is InvalidDataException or TwinGraphException or ModelException)
        {
            Report = ProductModelReport.Nothing with { Problem = problem.Message };
        }

        if (Report.Replaced.Count > 0)
        {
            logger.LogInformation("{Count} models that came with an earlier program were brought up to date, twins are unchanged: {Models}", Report.Replaced.Count, string.Join(", ", Report.Replaced));
        }

        if (Report.Kept.Count > 0)
        {
            logger.LogInformation("{Count} models that came with the program were edited here and stay as they are: {Models}", Report.Kept.Count, string.Join(", ", Report.Kept));
        }

        if (Report.Problem is { } reason)
        {
            logger.LogWarning("Models that came with an earlier program stay as they are: {Problem}", reason);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <param name="documents">The program's models.</param>
    /// <param name="forms">Fingerprints of their forms.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task<ProductModelReport> RunAsync(IReadOnlyList<JsonElement> documents, IReadOnlyDictionary<string, string[]> forms, CancellationToken cancel)
    {
        ModelCatalog product = ModelCatalog.Empty.With(documents, DateTimeOffset.UnixEpoch);
        List<TwinModel> due = [];
        List<string> kept = [];
        foreach (TwinModel stored in graph.Current.Models.All)
        {
            if (product.Find(stored.Id) is not { } present)
            {
                continue;
            }

            string form = ModelForm.Fingerprint(stored.Source);
            if (form == ModelForm.Fingerprint(present.Source))
            {
                continue;
            }

            if (forms.TryGetValue(stored.Id, out string[]? known) && known.Contains(form, StringComparer.Ordinal) && ModelForm.OnlyAdds(stored.Source, present.Source))
            {
                due.Add(present);
            }
            else
            {
                kept.Add(stored.Id);
            }
        }

        (IReadOnlyList<string> replaced, string? problem) = await ReplaceAsync(product, due, cancel).ConfigureAwait(false);
        return new(replaced, kept, problem);
    }

    /// <summary>All at once where that is valid beside what people made of the other models; else one by one, as many as are.</summary>
    private async Task<(IReadOnlyList<string> Replaced, string? Problem)> ReplaceAsync(ModelCatalog product, List<TwinModel> due, CancellationToken cancel)
    {
        if (due.Count == 0)
        {
            return ([], null);
        }

        try
        {
            return (await ReplaceOnceAsync(product, due, cancel).ConfigureAwait(false), null);
        }
        catch (TwinGraphException together) when (due.Count == 1)
        {
            return ([], together.Message);
        }
        catch (TwinGraphException)
        {
            List<string> replaced = [];
            List<string> problems = [];
            foreach (TwinModel model in due)
            {
                try
                {
                    replaced.AddRange(await ReplaceOnceAsync(product, [model], cancel).ConfigureAwait(false));
                }
                catch (TwinGraphException problem)
                {
                    problems.Add($"{model.Id}: {problem.Message}");
                }
            }

            return (replaced, problems.Count == 0 ? null : string.Join(" ", problems));
        }
    }

    private async Task<IReadOnlyList<string>> ReplaceOnceAsync(ModelCatalog product, IReadOnlyList<TwinModel> due, CancellationToken cancel)
    {
        string[] ids = [.. due.Select(model => model.Id)];
        IEnumerable<TwinModel> missing = product.WithDependencies(ids).Where(needed => graph.Current.Models.Find(needed.Id) is null);
        await graph.ReplaceModelsAsync([.. due.Concat(missing).Select(model => model.Source)], s_origin, cancel).ConfigureAwait(false);
        return ids;
    }
}
