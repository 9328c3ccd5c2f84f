using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>Says what can be written at a place of a query, from the models and twins there are. Singleton.</summary>
public sealed class QueryCompletion(ITwinGraph graph)
{
    private volatile KnownNames? _known;

    /// <summary>Candidates for a caret's place.</summary>
    /// <param name="text">The query as far as it is written.</param>
    /// <param name="caret">Characters before the caret.</param>
    public CompletionList At(string text, int caret)
    {
        if (caret < 0 || caret > text.Length)
        {
            return CompletionList.None;
        }

        TwinGraphSnapshot snapshot = graph.Current;
        if (_known is not { } known || !ReferenceEquals(known.Models, snapshot.Models))
        {
            _known = known = new(snapshot.Models, new GraphVocabulary(snapshot.Models));
        }

        return new CompletionPlace(text, caret).Complete(known.Vocabulary, snapshot);
    }

    private sealed record KnownNames(Domain.Dtdl.ModelCatalog Models, GraphVocabulary Vocabulary);
}
