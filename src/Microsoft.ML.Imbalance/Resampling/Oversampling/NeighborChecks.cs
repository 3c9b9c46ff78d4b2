namespace Microsoft.ML.Imbalance;

/// <summary>The check of methods that count neighbors among all rows: are there enough rows in all?</summary>
internal static class NeighborChecks
{
    /// <exception cref="InvalidOperationException">The data have too few rows.</exception>
    public static void RequireAll(int rowCount, int neighborCount, string method, string optionName)
    {
        if (rowCount <= neighborCount)
        {
            throw new InvalidOperationException(
                $"The data have {rowCount} labeled rows; {method} with {optionName} = {neighborCount} needs at least {neighborCount + 1}. Lower {optionName} or use RandomOversample.");
        }
    }
}
