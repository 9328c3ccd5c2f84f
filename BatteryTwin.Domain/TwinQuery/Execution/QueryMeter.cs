namespace BatteryTwin.Domain.TwinQuery.Execution;

/// <summary>
/// Counts the twins and relationships a query reads, stops it at the budget or when it is cancelled, and turns the count into the charge:
/// 2.5 for the request, 0.01 for each entity read, 0.05 for each row returned, so that a simple query costs about 3.
/// </summary>
internal sealed class QueryMeter(long maxEntities, CancellationToken cancel)
{
    private const double RequestCharge = 2.5;
    private const double EntityCharge = 0.01;
    private const double RowCharge = 0.05;

    public long Entities { get; private set; }

    public void Read()
    {
        Entities++;
        if ((Entities & 0xFF) == 0)
        {
            cancel.ThrowIfCancellationRequested();
        }

        if (Entities > maxEntities)
        {
            throw new QueryException(
                QueryErrorKind.Budget,
                $"the query was stopped after reading {maxEntities} twins and relationships; narrow it with $dtId, IS_OF_MODEL, relationship names or fewer hops");
        }
    }

    public double Charge(int rows) => Math.Round(RequestCharge + (Entities * EntityCharge) + (rows * RowCharge), 2);
}
