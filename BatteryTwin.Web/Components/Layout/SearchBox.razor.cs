using BatteryTwin.Web.State.Frame;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BatteryTwin.Web.Components.Layout;

/// <summary>Finds assets and signals by part of the name; arrows choose, Enter opens, Escape closes.</summary>
public sealed partial class SearchBox
{
    private const int MostHits = 10;

    private string _text = string.Empty;
    private IReadOnlyList<SearchHit> _hits = [];
    private int _total;
    private int _chosen = -1;
    private bool _isClosed = true;

    [Inject]
    public required PlantSearch Plant { get; init; }

    [Inject]
    public required TimeRangeState Range { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private bool IsOpen => !_isClosed && !string.IsNullOrWhiteSpace(_text);

    private static string OptionId(int index) => $"search-hit-{index}";

    private void Search(ChangeEventArgs change)
    {
        _text = change.Value?.ToString() ?? string.Empty;
        (_hits, _total) = Plant.Find(_text, MostHits);
        _chosen = _hits.Count > 0 ? 0 : -1;
        _isClosed = false;
    }

    private void Move(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when _hits.Count > 0:
                _chosen = (_chosen + 1) % _hits.Count;
                break;
            case "ArrowUp" when _hits.Count > 0:
                _chosen = (_chosen + _hits.Count - 1) % _hits.Count;
                break;
            case "Enter" when IsOpen && _chosen >= 0 && _chosen < _hits.Count:
                Open(_hits[_chosen]);
                break;
            case "Escape":
                Close();
                break;
        }
    }

    private void Open(SearchHit hit)
    {
        _text = string.Empty;
        Close();
        Navigation.NavigateTo(Range.Link(hit.Href));
    }

    private void Close() => _isClosed = true;
}
