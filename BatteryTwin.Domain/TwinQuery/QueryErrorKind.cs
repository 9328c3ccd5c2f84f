namespace BatteryTwin.Domain.TwinQuery;

/// <summary>Why a query is refused; each kind has its own error code in the Azure Digital Twins API.</summary>
public enum QueryErrorKind
{
    /// <summary>The text is no valid query: <c>SqlQueryError</c>.</summary>
    Query,

    /// <summary>The continuation token or the page size is wrong: <c>BadRequest</c>.</summary>
    Request,

    /// <summary>The query reads more than one query may: <c>QuotaReachedError</c>.</summary>
    Budget,
}
